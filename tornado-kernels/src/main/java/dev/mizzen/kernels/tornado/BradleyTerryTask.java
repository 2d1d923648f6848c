package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Bradley–Terry in double precision, as a plain parallel loop over scores. */
final class BradleyTerryTask {
  /** Place in {@code sizes}: how many scores there are. */
  static final int SCORES = 0;

  /** Values in {@code sizes}. */
  static final int SIZES = 1;

  /** Places in {@code factors}. */
  static final int TEMPERATURE = 0;

  static final int GROUPS = 1;

  /** Values in {@code factors}. */
  static final int FACTORS = 2;

  private BradleyTerryTask() {}

  /**
   * Adds up the pairs of each score.
   *
   * @param ranges {@code [scores × 2]}: where the score's group begins and ends
   * @param losses {@code [scores]}: of the pairs in which the score is the higher by its teacher
   * @param gradients {@code [scores]}, of the mean
   */
  static void pairLosses(
      IntArray sizes,
      DoubleArray factors,
      FloatArray scores,
      FloatArray weights,
      IntArray ranges,
      DoubleArray losses,
      FloatArray gradients) {
    for (@Parallel int i = 0; i < scores.getSize(); i++) {
      if (i < sizes.get(SCORES)) {
        double temperature = factors.get(TEMPERATURE);
        double own = scores.get(i);
        double ownWeight = weights.get(i);
        double loss = 0.0;
        double slope = 0.0;
        for (int j = ranges.get(2 * i); j < ranges.get(2 * i + 1); j++) {
          double weight = j == i ? 0.0 : ownWeight * weights.get(j);
          double behind = scores.get(j) - own;
          // How far the pair is from the teacher's order: the lower score less the higher.
          double wrong = (i < j ? behind : -behind) / temperature;
          loss += i < j ? weight * Logistic.softplus(wrong) : 0.0;
          slope += (i < j ? -weight : weight) * Logistic.sigmoid(wrong);
        }
        losses.set(i, loss);
        gradients.set(i, (float) (slope / temperature / factors.get(GROUPS)));
      }
    }
  }
}
