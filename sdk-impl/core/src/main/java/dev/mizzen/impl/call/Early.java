package dev.mizzen.impl.call;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Work that a thread of an executor begins when it has time, and otherwise whoever needs it: a busy
 * executor costs time and cannot block. {@link #await} is for one thread.
 */
public final class Early {
  private final FutureTask<Boolean> task;

  private Early(Runnable work) {
    task = new FutureTask<>(work, true);
  }

  /** Begins when the executor has a thread. */
  public static Early start(Runnable work, Executor executor) {
    Early early = new Early(work);
    try {
      executor.execute(early.task);
    } catch (RejectedExecutionException full) {
      // Whoever awaits it does the work.
    }
    return early;
  }

  /** Begins when it is awaited. */
  public static Early later(Runnable work) {
    return new Early(work);
  }

  /**
   * Returns when the work has ended, and what it wrote is visible; interrupts stay set and do not
   * end the wait. Throws what the work threw.
   */
  public void await() {
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("the work failed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
