package dev.mizzen.impl.embed.work;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * One thread budget for all calls of an embedder. A call works on its own thread and is helped by
 * the executor's; it never waits for a helper that has not begun, so that a full or single-threaded
 * executor delays it but cannot stop it. However many calls there are, no more tasks run at once
 * than there are permits.
 */
public final class Workers implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final ExecutorService executor;
  private final boolean owned;
  private final int threads;
  private final Semaphore permits;

  private Workers(ExecutorService executor, boolean owned, int threads) {
    this.executor = executor;
    this.owned = owned;
    this.threads = threads;
    this.permits = new Semaphore(threads, true);
  }

  /** Over the caller's executor, which stays his to shut down, or else over threads of our own. */
  public static Workers of(Optional<ExecutorService> executor, int threads) {
    return executor
        .map(given -> new Workers(given, false, threads))
        .orElseGet(() -> new Workers(pool(threads), true, threads));
  }

  private static ExecutorService pool(int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("mizzen-embed-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Where asynchronous calls run. */
  public Executor executor() {
    return executor;
  }

  /**
   * Runs {@code task} for 0 to {@code count − 1}, several at once, and returns when all have ended.
   * The first failure ends the others after the task they are at, and is thrown.
   *
   * @throws dev.mizzen.error.CancelledException if {@code cancellation} asks, or this thread is
   *     interrupted
   */
  public void forEach(int count, Cancellation cancellation, IntConsumer task) {
    SharedTask shared = new SharedTask(count, permits, cancellation, task);
    int helpers = Math.min(threads, count) - 1;
    try {
      for (int i = 0; i < helpers; i++) {
        executor.execute(shared::help);
      }
    } catch (RejectedExecutionException e) {
      // A full or shut-down executor: this thread does the work alone.
    }
    shared.work();
  }

  @Override
  public void close() {
    if (owned) {
      executor.shutdown();
    }
  }
}
