package dev.mizzen.impl.embed.work;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Open, then closing while calls in flight end, then closed. Safe for use by many threads. */
public final class Lifecycle {
  private final String name;
  private final Set<Thread> listening = ConcurrentHashMap.newKeySet();
  private int inFlight;
  private boolean closing;
  private boolean closed;

  /** Open; {@code name} stands in errors. */
  public Lifecycle(String name) {
    this.name = name;
  }

  /**
   * Runs a call, which {@link #close} waits for.
   *
   * @throws IllegalStateException if closed, or if this thread is within a listener
   */
  public <T> T during(Supplier<T> call) {
    if (listening.contains(Thread.currentThread())) {
      // The call that the listener hears of holds what this one would wait for.
      throw new IllegalStateException(
          name + " cannot be called by its own progress listener: the call would wait for itself");
    }
    enter();
    try {
      return call.get();
    } finally {
      exit();
    }
  }

  private synchronized void enter() {
    requireOpen();
    inFlight++;
  }

  private synchronized void exit() {
    inFlight--;
    notifyAll();
  }

  /**
   * Looks whether calls are taken.
   *
   * @throws IllegalStateException if closed
   */
  public synchronized void requireOpen() {
    if (closing) {
      throw new IllegalStateException(name + " is closed");
    }
  }

  /** Runs a caller's code within a call; closing from there would wait for itself. */
  void listen(Runnable listener) {
    listening.add(Thread.currentThread());
    try {
      listener.run();
    } finally {
      listening.remove(Thread.currentThread());
    }
  }

  /** Waits for calls in flight, then runs {@code release}, once; later calls wait for that. */
  public void close(Runnable release) {
    if (listening.contains(Thread.currentThread())) {
      throw new IllegalStateException(
          name + " cannot be closed by its own progress listener: the call would wait for itself");
    }
    synchronized (this) {
      boolean first = !closing;
      closing = true;
      awaitUninterruptibly(first);
      if (!first) {
        return;
      }
    }
    try {
      release.run();
    } finally {
      synchronized (this) {
        closed = true;
        notifyAll();
      }
    }
  }

  /** The first to close waits for calls, the others for the first. */
  private synchronized void awaitUninterruptibly(boolean first) {
    boolean interrupted = false;
    while (first ? inFlight > 0 : !closed) {
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
