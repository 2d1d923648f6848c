package dev.mizzen.impl.train.preference;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Items from poor to excellent in the student's own eyes (He et al., arXiv:2510.12014), the lowest
 * bin's first. Where a bin has too few, random items of all bins take the places that are left.
 * Three passes over the scores; nothing of their size is allocated.
 */
record BinnedSampler(ScoreBins bins) implements GroupSampler {
  @Override
  public int size() {
    return bins.size();
  }

  @Override
  public int[] sample(float[] scores, RandomGenerator random) {
    float[] edges = edges(scores);
    int[] sizes = new int[edges.length];
    for (float score : scores) {
      sizes[ScoreBins.bin(score, edges)]++;
    }
    int[][] ranks = new int[edges.length][];
    for (int b = 0; b < ranks.length; b++) {
      ranks[b] = ranks(sizes[b], bins.counts().get(b), random);
    }
    int[] chosen = pick(scores, edges, ranks);
    RandomSampler.fill(chosen, scores.length, random);
    return chosen;
  }

  private float[] edges(float[] scores) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    return bins.edges(low, high);
  }

  /** Which of a bin's items are taken, counted as they come; −1 where there are too few. */
  private static int[] ranks(int size, int count, RandomGenerator random) {
    int[] ranks = new int[count];
    Arrays.fill(ranks, -1);
    for (int i = 0; i < Math.min(size, count); i++) {
      while (ranks[i] < 0) {
        int candidate = random.nextInt(size);
        if (Arrays.stream(ranks).noneMatch(r -> r == candidate)) {
          ranks[i] = candidate;
        }
      }
    }
    return ranks;
  }

  private int[] pick(float[] scores, float[] edges, int[][] ranks) {
    int[] chosen = new int[size()];
    Arrays.fill(chosen, -1);
    int[] seen = new int[edges.length];
    for (int i = 0; i < scores.length; i++) {
      int bin = ScoreBins.bin(scores[i], edges);
      int rank = seen[bin]++;
      for (int r = 0; r < ranks[bin].length; r++) {
        if (ranks[bin][r] == rank) {
          chosen[place(bin) + r] = i;
        }
      }
    }
    return chosen;
  }

  /** The first place of a bin in a group. */
  private int place(int bin) {
    return bins.counts().subList(0, bin).stream().mapToInt(Integer::intValue).sum();
  }
}
