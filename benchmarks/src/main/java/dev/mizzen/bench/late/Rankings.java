package dev.mizzen.bench.late;

import java.util.Arrays;

/** Orders documents by scores. */
final class Rankings {
  private Rankings() {}

  /** The places of the {@code depth} greatest scores, the lower place of equals first. */
  static int[] best(float[] scores, int depth) {
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) ~order(scores[i]) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    int[] best = new int[Math.min(depth, keys.length)];
    for (int i = 0; i < best.length; i++) {
      best[i] = (int) keys[i];
    }
    return best;
  }

  /** Documents in the order of their scores. */
  static int[] sorted(int[] documents, float[] scores, int depth) {
    int[] places = best(scores, depth);
    for (int i = 0; i < places.length; i++) {
      places[i] = documents[places[i]];
    }
    return places;
  }

  /** The share of {@code all} that is in {@code found}. */
  static double overlap(int[] found, int[] all) {
    long same = Arrays.stream(all).filter(d -> Arrays.stream(found).anyMatch(f -> f == d)).count();
    return all.length == 0 ? 1 : (double) same / all.length;
  }

  /** An int that grows with the float. */
  private static int order(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }
}
