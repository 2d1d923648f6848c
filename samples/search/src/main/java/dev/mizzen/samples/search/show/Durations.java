package dev.mizzen.samples.search.show;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
public final class Durations {
  private Durations() {}

  /** Such as {@code 40 s}, {@code 3 min 5 s} or {@code 2 h 10 min}. */
  public static String of(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %d min", seconds / 3600, seconds / 60 % 60);
  }
}
