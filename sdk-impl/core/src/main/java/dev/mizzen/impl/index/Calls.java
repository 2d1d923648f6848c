package dev.mizzen.impl.index;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Counts the calls in flight, so that closing can wait for them. Safe for use by many threads. */
final class Calls {
  private final String what;
  private final Set<Thread> hosts = ConcurrentHashMap.newKeySet();
  private int running;
  private boolean closing;
  private boolean closed;

  Calls(String what) {
    this.what = what;
  }

  /**
   * @throws IllegalStateException if closed
   */
  synchronized void enter() {
    requireOpen();
    running++;
  }

  synchronized void exit() {
    running--;
    notifyAll();
  }

  /**
   * @throws IllegalStateException if closed
   */
  synchronized void requireOpen() {
    if (closing) {
      throw new IllegalStateException(what + " is closed");
    }
  }

  /** Runs code of the caller's on this thread, within a call that {@link #close} waits for. */
  <T> T hosting(Supplier<T> code) {
    boolean outermost = hosts.add(Thread.currentThread());
    try {
      return code.get();
    } finally {
      if (outermost) {
        hosts.remove(Thread.currentThread());
      }
    }
  }

  /**
   * @throws IllegalStateException if this thread is inside a call, for which closing would wait
   */
  void requireOutside() {
    if (hosts.contains(Thread.currentThread())) {
      throw new IllegalStateException(
          what
              + " cannot be closed by the progress listener or the source of a call that it still"
              + " runs: closing would wait for itself; close it when the call has returned");
    }
  }

  /**
   * Lets no more calls in, waits for those inside, and then frees everything, once; later calls
   * wait for that. An interrupt is kept for later, since a close left half done would leave the
   * folder locked.
   */
  void close(Runnable release) {
    requireOutside();
    if (!begin()) {
      return;
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
  private synchronized boolean begin() {
    boolean first = !closing;
    closing = true;
    boolean interrupted = false;
    while (first ? running > 0 : !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return first;
  }
}
