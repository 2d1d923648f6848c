package dev.mizzen.kernels.quantize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random data for the contracts of scans, and the ordinals that a full sort puts first. */
final class ScanCase {
  static final long SEED = Long.getLong("mizzen.seed", 20261123);

  private ScanCase() {}

  /** The k nearest allowed ordinals: by distance, then by ordinal; −1 where there are no more. */
  static int[] nearest(float[] distances, long @Nullable [] allowed, int k) {
    int[] sorted =
        IntStream.range(0, distances.length)
            .filter(v -> allowed == null || ((allowed[v / 64] >>> v % 64) & 1) != 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer v) -> distances[v]))
            .mapToInt(v -> v)
            .limit(k)
            .toArray();
    int[] padded = Arrays.copyOf(sorted, k);
    Arrays.fill(padded, sorted.length, k, -1);
    return padded;
  }

  /** What a result has in the places of {@code ordinals}. */
  static float[] at(float[] distances, int[] ordinals) {
    float[] found = new float[ordinals.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = ordinals[i] < 0 ? Float.POSITIVE_INFINITY : distances[ordinals[i]];
    }
    return found;
  }

  /** A filter that lets about a quarter through. */
  static long[] filter(Random random, int count) {
    return random.longs(count / 64 + 1).map(bits -> bits & random.nextLong()).toArray();
  }

  static float[] values(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
