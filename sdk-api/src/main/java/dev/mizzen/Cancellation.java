package dev.mizzen;

import dev.mizzen.error.CancelledException;
import java.util.function.BooleanSupplier;

/** The point at which a long operation looks whether it should go on. */
final class Cancellation {
  private Cancellation() {}

  /** Leaves the interrupt flag set, so that the caller's own code sees it too. */
  static void check(String operation, BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException(operation + " was cancelled");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException(operation + " was interrupted");
    }
  }
}
