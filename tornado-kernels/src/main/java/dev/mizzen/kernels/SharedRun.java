package dev.mizzen.kernels;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Numbered tasks that several threads take one after the other until none is left. */
final class SharedRun implements Runnable {
  private final int tasks;
  private final IntConsumer task;
  private final Thread caller;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  SharedRun(int tasks, IntConsumer task, Thread caller) {
    this.tasks = tasks;
    this.task = task;
    this.caller = caller;
  }

  /** Takes tasks until none is left. A helper that starts too late finds none and returns. */
  @Override
  public void run() {
    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
      try {
        if (failure.get() == null) {
          task.accept(i);
        }
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      } finally {
        if (ended.incrementAndGet() == tasks) {
          LockSupport.unpark(caller);
        }
      }
    }
  }

  /** Waits for tasks that other threads have begun; an interruption is kept for the caller. */
  void await() {
    boolean interrupted = false;
    while (ended.get() < tasks) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      caller.interrupt();
    }
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
