package dev.mizzen.impl.quantize;

import dev.mizzen.error.CancelledException;

/** Ends training when its thread is interrupted. */
final class Interruption {
  private Interruption() {}

  /** Looks at the thread's flag, which stays set. */
  static void check(String what) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException(what + " was interrupted");
    }
  }
}
