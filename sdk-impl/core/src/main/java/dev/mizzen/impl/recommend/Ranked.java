package dev.mizzen.impl.recommend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The best items of a row of scores.
 *
 * @param items ordinals, best first
 * @param scores theirs
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record Ranked(int[] items, float[] scores) {
  /** The at most {@code k} best, without those of negative infinity or not a number. */
  public static Ranked of(float[] scores, int k) {
    int most = Math.min(k, scores.length);
    int[] items = new int[most];
    float[] best = new float[most];
    if (most == 0) {
      return new Ranked(items, best);
    }
    TopK.best(scores, 0, scores.length, null, 0, most, items, best);
    int found = (int) Arrays.stream(items).filter(item -> item >= 0).count();
    return new Ranked(Arrays.copyOf(items, found), Arrays.copyOf(best, found));
  }

  /** The same in the order of ordinals. */
  public Ranked byItem() {
    int[] order =
        IntStream.range(0, items.length)
            .boxed()
            .sorted(Comparator.comparingInt(n -> items[n]))
            .mapToInt(n -> n)
            .toArray();
    int[] sorted = new int[order.length];
    float[] values = new float[order.length];
    for (int n = 0; n < order.length; n++) {
      sorted[n] = items[order[n]];
      values[n] = scores[order[n]];
    }
    return new Ranked(sorted, values);
  }
}
