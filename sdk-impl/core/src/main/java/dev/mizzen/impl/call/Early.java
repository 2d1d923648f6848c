package dev.mizzen.impl.call;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work that a thread of an executor begins when it has time, and otherwise whoever needs it: a busy
 * executor costs time and cannot block. {@link #await} and {@link #end} are for one thread.
 */
public final class Early {
  private final AtomicBoolean begun = new AtomicBoolean();
  private final FutureTask<Boolean> task;

  private Early(Runnable work) {
    task = new FutureTask<>(work, true);
  }

  /** Begins when the executor has a thread. */
  public static Early start(Runnable work, Executor executor) {
    Early early = new Early(work);
    try {
      executor.execute(early::begin);
    } catch (RejectedExecutionException full) {
      // Whoever awaits it does the work.
    }
    return early;
  }

  /** Begins when it is awaited. */
  public static Early later(Runnable work) {
    return new Early(work);
  }

  private void begin() {
    if (begun.compareAndSet(false, true)) {
      task.run();
    }
  }

  /** Lets nobody begin it any more; if somebody has, returns when it has ended, however it did. */
  public void end() {
    if (begun.compareAndSet(false, true)) {
      task.cancel(false);
    } else {
      outcome();
    }
  }

  /**
   * Returns when the work has ended, and what it wrote is visible; interrupts stay set and do not
   * end the wait. Throws what the work threw.
   */
  public void await() {
    begin();
    Throwable failure = outcome();
    if (failure instanceof RuntimeException thrown) {
      throw thrown;
    }
    if (failure instanceof Error thrown) {
      throw thrown;
    }
  }

  /** Waits for the end, and returns what the work threw; null if nothing. */
  private @Nullable Throwable outcome() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      return e.getCause(); // a Runnable throws nothing that is checked
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
