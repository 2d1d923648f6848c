package dev.mizzen.impl.embed.work;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A task for each of many numbers, worked off by one caller and any number of helpers. */
final class SharedTask {
  private final int count;
  private final Semaphore permits;
  private final Cancellation cancellation;
  private final IntConsumer task;
  private final AtomicInteger next = new AtomicInteger();
  private volatile @Nullable Throwable failure;
  private int helping;
  private boolean over;

  SharedTask(int count, Semaphore permits, Cancellation cancellation, IntConsumer task) {
    this.count = count;
    this.permits = permits;
    this.cancellation = cancellation;
    this.task = task;
  }

  /** Takes numbers until none is left, waits for the helpers, and throws the first failure. */
  void work() {
    try {
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(Cancellation.interrupted());
    } finally {
      awaitHelpers();
    }
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }

  /** Takes numbers until none is left; does nothing if the caller is through. */
  void help() {
    synchronized (this) {
      if (over) {
        return;
      }
      helping++;
    }
    try {
      drain();
    } catch (InterruptedException e) {
      // The executor wants its thread back; the others finish the work.
      Thread.currentThread().interrupt();
    } finally {
      synchronized (this) {
        helping--;
        notifyAll();
      }
    }
  }

  private void drain() throws InterruptedException {
    while (failure == null && next.get() < count) {
      permits.acquire();
      try {
        int number = next.getAndIncrement();
        if (number < count && failure == null) {
          run(number);
        }
      } finally {
        permits.release();
      }
    }
  }

  private void run(int number) {
    try {
      cancellation.check();
      task.accept(number);
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }

  private synchronized void awaitHelpers() {
    over = true;
    boolean interrupted = false;
    while (helping > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
