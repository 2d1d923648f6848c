package dev.mizzen.kernels;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;

/**
 * The threads that a kernel may use: the caller's, and at most {@code threads − 1} tasks of an
 * executor that the application owns.
 *
 * <p>How a kernel divides its work never depends on the number of threads, and every part of a
 * result is written by one task, so results are the same for any number. The caller takes part in
 * the work and never waits for a thread that the executor has not started: a busy executor, even
 * one that the caller itself occupies, costs time but cannot block.
 *
 * <p>Safe for use by many threads.
 */
public final class Workers {
  private static final Workers CALLER = new Workers(Runnable::run, 1);

  private final Executor executor;
  private final int threads;

  private Workers(Executor executor, int threads) {
    this.executor = executor;
    this.threads = threads;
  }

  /** The calling thread alone; {@link #run} then allocates nothing. */
  public static Workers caller() {
    return CALLER;
  }

  /**
   * The calling thread and tasks of {@code executor}.
   *
   * @param threads how many threads work at most, the caller among them
   * @throws IllegalArgumentException if {@code threads} is less than 1
   */
  public static Workers of(Executor executor, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    return threads == 1 ? CALLER : new Workers(executor, threads);
  }

  /** How many threads work at most, the caller among them. */
  public int threads() {
    return threads;
  }

  /**
   * Calls {@code task} with each of {@code 0 .. tasks − 1}, in any order and on several threads,
   * and returns when all have ended. What the tasks wrote is then visible to the caller.
   *
   * <p>After a task has thrown, those not yet begun are left out, and the exception is thrown here.
   */
  public void run(int tasks, IntConsumer task) {
    int helpers = Math.min(threads, tasks) - 1;
    if (helpers < 1) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    SharedRun shared = new SharedRun(tasks, task, Thread.currentThread());
    try {
      for (int i = 0; i < helpers; i++) {
        executor.execute(shared);
      }
    } catch (RejectedExecutionException full) {
      // The caller and the helpers that were accepted do the work.
    }
    shared.run();
    shared.await();
  }
}
