package dev.mizzen.impl.index.write;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One thread for everything that opens or writes files. Callers' threads may be interrupted, and an
 * interrupt inside Lucene's writer or inside a channel closes it for good; nobody interrupts this
 * one.
 */
public final class SerialThread implements AutoCloseable {
  private final ExecutorService thread;

  /** Starts lazily, under {@code name}. */
  public SerialThread(String name) {
    thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon()::unstarted);
  }

  /** Starts {@code work}. */
  public <T> Future<T> submit(Callable<T> work) {
    return thread.submit(work);
  }

  /** Does {@code work} and waits for it. */
  public <T> T call(Callable<T> work) {
    return await(submit(work));
  }

  /** Waits without giving in to an interrupt, which is kept for the caller to see. */
  public static <T> T await(Future<T> work) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unchecked(Objects.requireNonNull(e.getCause()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(failure);
    };
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
