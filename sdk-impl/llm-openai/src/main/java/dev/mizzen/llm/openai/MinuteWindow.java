package dev.mizzen.llm.openai;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so much in any minute that one looks at, by the log of the last minute. Times are those
 * of {@link System#nanoTime}. For one thread at a time.
 */
final class MinuteWindow {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long most;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long sum;

  MinuteWindow(long most) {
    this.most = most;
  }

  /** What was let in; its amount may turn out to be another. */
  static final class Entry {
    private final long time;
    private long amount;

    private Entry(long time, long amount) {
      this.time = time;
      this.amount = amount;
    }
  }

  /** How many nanoseconds until {@code amount} fits; what is above the limit goes alone. */
  long waitFor(long amount, long now) {
    forget(now);
    long left = sum;
    long wait = 0;
    for (Entry entry : entries) {
      if (left + amount <= most) {
        break;
      }
      left -= entry.amount;
      wait = entry.time + MINUTE - now;
    }
    return wait;
  }

  Entry add(long amount, long now) {
    Entry entry = new Entry(now, amount);
    entries.add(entry);
    sum += amount;
    return entry;
  }

  void correct(Entry entry, long amount) {
    if (entries.contains(entry)) {
      sum += amount - entry.amount;
      entry.amount = amount;
    }
  }

  private void forget(long now) {
    while (!entries.isEmpty() && now - entries.getFirst().time >= MINUTE) {
      sum -= entries.removeFirst().amount;
    }
  }
}
