package dev.mizzen.impl.train.preference;

import java.util.random.RandomGenerator;

/** Chooses the items that a teacher is asked to order for a text. Safe for use by many threads. */
public interface GroupSampler {
  /** Items in a group. */
  int size();

  /**
   * Chooses.
   *
   * @param scores what the student gives each item for the text; at least {@link #size} of them
   * @return different positions in {@code scores}
   */
  int[] sample(float[] scores, RandomGenerator random);

  /** By the student's scores. */
  static GroupSampler binned(ScoreBins bins) {
    return new BinnedSampler(bins);
  }

  /** Whatever the scores: the control. */
  static GroupSampler random(int size) {
    return new RandomSampler(size);
  }
}
