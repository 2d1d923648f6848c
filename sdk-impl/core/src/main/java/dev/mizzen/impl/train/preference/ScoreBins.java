package dev.mizzen.impl.train.preference;

import java.util.List;

/**
 * Parts of the range of scores, and how many items a group gets from each. Bin b holds the scores
 * from {@code low + fraction(b)·(high − low)} to below that of the next bin; the last one holds the
 * highest score, too. Edges are rounded to 32 bits, as scores are. Immutable.
 *
 * @param fractions where the bins begin: 0 first, growing, below 1
 * @param counts items from each bin, not negative
 */
public record ScoreBins(List<Double> fractions, List<Integer> counts) {
  /** Refuses lists that do not fit, fractions that do not grow from 0, and empty groups. */
  public ScoreBins {
    fractions = List.copyOf(fractions);
    counts = List.copyOf(counts);
    if (fractions.isEmpty() || fractions.size() != counts.size() || fractions.getFirst() != 0) {
      throw new IllegalArgumentException(
          "need as many counts as fractions, the first 0, got " + counts + " and " + fractions);
    }
    for (int b = 1; b < fractions.size(); b++) {
      if (!(fractions.get(b) > fractions.get(b - 1) && fractions.get(b) < 1)) {
        throw new IllegalArgumentException("fractions must grow and be below 1, got " + fractions);
      }
    }
    if (counts.stream().anyMatch(c -> c < 0) || size(counts) < 2) {
      throw new IllegalArgumentException("a group needs at least 2 items, got " + counts);
    }
  }

  /**
   * From 0, 0.70, 0.90 and 0.95 of the range 1, 1, 1 and 2 items (He et al., arXiv:2510.12014): one
   * poor, two fair, and two of the best, which the student finds hardest to tell apart.
   */
  public static ScoreBins standard() {
    return new ScoreBins(List.of(0.0, 0.70, 0.90, 0.95), List.of(1, 1, 1, 2));
  }

  /** Items in a group. */
  public int size() {
    return size(counts);
  }

  private static int size(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** The bins' lower edges for scores between {@code low} and {@code high}. */
  float[] edges(float low, float high) {
    float[] edges = new float[fractions.size()];
    for (int b = 0; b < edges.length; b++) {
      edges[b] = (float) (low + fractions.get(b) * ((double) high - low));
    }
    return edges;
  }

  /** The bin of a score that is not below the first edge. */
  static int bin(float score, float[] edges) {
    int bin = edges.length - 1;
    while (bin > 0 && score < edges[bin]) {
      bin--;
    }
    return bin;
  }
}
