package dev.mizzen.llm.openai;

import java.time.Duration;

/** A moment by which something must be done. */
record Deadline(long nanoTime) {
  static Deadline in(Duration allowed) {
    long now = System.nanoTime();
    return new Deadline(now + Math.min(allowed.toNanos(), Long.MAX_VALUE / 4));
  }

  long leftNanos() {
    return nanoTime - System.nanoTime();
  }

  boolean isPast() {
    return leftNanos() <= 0;
  }

  boolean hasRoomFor(Duration wait) {
    return leftNanos() > wait.toNanos();
  }

  Deadline atMost(Duration allowed) {
    Deadline other = in(allowed);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }
}
