package dev.mizzen.impl.embed.work;

import dev.mizzen.error.CancelledException;

/** Whether a call should go on. Safe for use by many threads. */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Not asked for yet. */
  public Cancellation() {}

  /** Asks the call to end. */
  void cancel() {
    cancelled = true;
  }

  /**
   * Looks at the request and at the thread's interrupt flag, which stays set.
   *
   * @throws CancelledException if the call should end
   */
  public void check() {
    if (cancelled) {
      throw new CancelledException("embedding was cancelled");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  /** What an interrupted call throws. */
  static CancelledException interrupted() {
    return new CancelledException("embedding was interrupted");
  }
}
