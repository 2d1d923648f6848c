package dev.mizzen.impl.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts the calls of an object in flight, so that closing it can wait for them. Open at first,
 * then closing while calls in flight end, then closed. Safe for use by many threads.
 */
public final class Calls {
  private final String what;
  private final Set<Thread> hosts = ConcurrentHashMap.newKeySet();
  private int inFlight;
  private boolean closing;
  private boolean closed;

  /** Of {@code what}, as errors name it. */
  public Calls(String what) {
    this.what = what;
  }

  /**
   * Begins a call, which must {@link #exit} later, on any thread.
   *
   * @throws IllegalStateException if closed
   */
  public synchronized void enter() {
    requireOpen();
    inFlight++;
  }

  /** Ends a call. */
  public synchronized void exit() {
    inFlight--;
    notifyAll();
  }

  /**
   * Runs a call.
   *
   * @throws IllegalStateException if closed
   */
  public <T> T during(Supplier<T> call) {
    enter();
    try {
      return call.get();
    } finally {
      exit();
    }
  }

  /**
   * Looks whether calls are taken.
   *
   * @throws IllegalStateException if closed
   */
  public synchronized void requireOpen() {
    if (closing) {
      throw new IllegalStateException(what + " is closed");
    }
  }

  /** Runs code of the caller's, such as a progress listener, on this thread within a call. */
  public <T> T hosting(Supplier<T> code) {
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
   * Refuses what would wait for the end of a call of which it is a part.
   *
   * @param done to the object, such as "closed"
   * @throws IllegalStateException if this thread is {@link #hosting}
   */
  public void requireOutside(String done) {
    if (hosts.contains(Thread.currentThread())) {
      throw new IllegalStateException(
          what
              + " cannot be "
              + done
              + " by the progress listener or the source of a call that it still runs: that would"
              + " wait for itself; do it when the call has returned");
    }
  }

  /**
   * Lets no more calls in, waits for those inside, and then frees everything, once; later calls
   * wait for that. An interrupt is kept for later, since a close left half done would leave things
   * locked.
   *
   * @throws IllegalStateException as {@link #requireOutside} does
   */
  public void close(Runnable release) {
    requireOutside("closed");
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
    return first;
  }
}
