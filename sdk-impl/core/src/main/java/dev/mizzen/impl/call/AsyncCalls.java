package dev.mizzen.impl.call;

import dev.mizzen.kernels.Workers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls on the caller's executor, or on a few daemon threads. Safe for use by many threads.
 */
public final class AsyncCalls implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final String what;
  private final ExecutorService executor;
  private final int threads;
  private final boolean own;
  private volatile boolean closed;

  /**
   * Calls of one object.
   *
   * @param what is called, such as "retriever", for errors and names of threads
   * @param given the caller's executor, which stays the caller's to shut down
   * @param threads that work at once for one call; those of a pool of our own, if none is given
   */
  public AsyncCalls(String what, Optional<ExecutorService> given, int threads) {
    this.what = what;
    own = given.isEmpty();
    this.threads = threads;
    executor = given.orElseGet(() -> pool(what, threads));
  }

  /**
   * Where writes from publishers run. They may wait for a publisher as long as it likes, so they
   * take no thread from searches: each gets one of its own, unless the caller gave an executor.
   */
  public Executor writers() {
    return own ? work -> Thread.ofPlatform().daemon().name("mizzen-write").start(work) : executor;
  }

  /** For what one call can do in parallel: its own thread, and some of these if they are idle. */
  public Workers workers() {
    return Workers.of(executor, threads);
  }

  /**
   * Begins {@code work} beside the caller, unless one thread is all there may be. Where the work
   * has {@link #workers} of its own, the caller is one thread more while it goes on.
   */
  public Early early(Runnable work) {
    return threads > 1 ? Early.start(work, executor) : Early.later(work);
  }

  /** Runs {@code call}; cancelling the future interrupts it. */
  public <T> CompletionStage<T> call(Supplier<T> call) {
    requireOpen();
    Cancellable<T> result = new Cancellable<>();
    result.runs(executor.submit(() -> complete(result, call)));
    return result;
  }

  /**
   * Looks whether calls are taken.
   *
   * @throws IllegalStateException if closed
   */
  public void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the " + what + " is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    if (own) {
      executor.shutdown();
    }
  }

  private static <T> void complete(Cancellable<T> result, Supplier<T> call) {
    if (result.isDone()) {
      return;
    }
    try {
      result.complete(call.get());
    } catch (Throwable failure) {
      result.completeExceptionally(failure);
    }
  }

  private static ExecutorService pool(String what, int threads) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory factory =
        work -> {
          Thread thread = new Thread(work, "mizzen-" + what + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** A future whose cancelling reaches the thread that works on it. */
  private static final class Cancellable<T> extends CompletableFuture<T> {
    private @Nullable Future<?> task;

    private synchronized void runs(Future<?> submitted) {
      task = submitted;
      if (isCancelled()) {
        submitted.cancel(true);
      }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      synchronized (this) {
        if (cancelled && task != null) {
          task.cancel(mayInterrupt);
        }
      }
      return cancelled;
    }
  }
}
