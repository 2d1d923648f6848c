package dev.mizzen.impl.index;

/** Counts the calls in flight, so that closing can wait for them. Safe for use by many threads. */
final class Calls {
  private final String what;
  private int running;
  private boolean closed;

  Calls(String what) {
    this.what = what;
  }

  /**
   * @throws IllegalStateException if closed
   */
  synchronized void enter() {
    if (closed) {
      throw new IllegalStateException(what + " is closed");
    }
    running++;
  }

  synchronized void exit() {
    running--;
    notifyAll();
  }

  /**
   * Lets no more calls in and waits for those inside; an interrupt is kept for later, since a close
   * left half done would leave the folder locked.
   *
   * @return whether this call was the first
   */
  synchronized boolean close() {
    boolean first = !closed;
    closed = true;
    boolean interrupted = false;
    while (running > 0) {
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
