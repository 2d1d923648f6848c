package dev.mizzen.bench.workload;

import java.util.Arrays;

/** The few nearest of many, by insertion. */
public final class Nearest {
  private final int[] ordinals;
  private final float[] distances;

  /** Keeps {@code size} of them. */
  public Nearest(int size) {
    ordinals = new int[size];
    distances = new float[size];
    clear();
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(ordinals, -1);
    Arrays.fill(distances, Float.POSITIVE_INFINITY);
  }

  /** Keeps this one if it is nearer than the farthest kept. */
  public void offer(int ordinal, float distance) {
    int at = distances.length - 1;
    if (!(distance < distances[at])) {
      return;
    }
    for (; at > 0 && distances[at - 1] > distance; at--) {
      distances[at] = distances[at - 1];
      ordinals[at] = ordinals[at - 1];
    }
    distances[at] = distance;
    ordinals[at] = ordinal;
  }

  /** Nearest first, −1 where there is none; not a copy. */
  public int[] ordinals() {
    return ordinals;
  }

  /** How many of {@code found} are among these. */
  int common(int[] found) {
    int common = 0;
    for (int ordinal : ordinals) {
      for (int other : found) {
        common += ordinal >= 0 && ordinal == other ? 1 : 0;
      }
    }
    return common;
  }
}
