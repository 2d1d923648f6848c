package dev.mizzen.impl.agent;

import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.rag.write.OutOfTimeException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for code of others, no longer than the time allows and until interrupted. It runs on a
 * thread of its own, so that code which heeds neither cannot hold a run.
 */
final class Patience {
  private Patience() {}

  /**
   * What {@code work} gives.
   *
   * @throws OutOfTimeException if the time is up
   * @throws CancelledException if the thread is interrupted
   * @throws ExecutionException if the work fails
   */
  static <T> T with(Deadline deadline, Callable<T> work) throws ExecutionException {
    requireTime(deadline);
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("mizzen-agent").start(task);
    try {
      return deadline.isLimited()
          ? task.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS)
          : task.get();
    } catch (TimeoutException e) {
      task.cancel(true);
      throw OutOfTimeException.now();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancelledException("the run was interrupted", e);
    }
  }

  static void requireTime(Deadline deadline) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException("the run was interrupted");
    }
    if (deadline.isPassed()) {
      throw OutOfTimeException.now();
    }
  }
}
