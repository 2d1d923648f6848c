package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import org.jspecify.annotations.Nullable;

/** The definition of {@link BradleyTerryKernel}, pair by pair. */
final class ScalarBradleyTerry implements BradleyTerryKernel {
  @Override
  public double bradleyTerry(
      float[] scores,
      int[] starts,
      float temperature,
      float @Nullable [] weights,
      float @Nullable [] gradients) {
    int groups = 0;
    for (int g = 0; g + 1 < starts.length; g++) {
      groups += starts[g] < starts[g + 1] ? 1 : 0;
    }
    double loss = 0;
    for (int g = 0; g + 1 < starts.length; g++) {
      for (int i = starts[g]; i < starts[g + 1]; i++) {
        double slope = 0;
        for (int j = starts[g]; j < starts[g + 1]; j++) {
          if (j != i) {
            double weight = weights == null ? 1 : (double) weights[i] * weights[j];
            // How far the pair is from the teacher's order: the lower score less the higher.
            double wrong =
                (i < j ? (double) scores[j] - scores[i] : (double) scores[i] - scores[j]);
            loss += i < j ? weight * softplus(wrong / temperature) : 0;
            slope += (i < j ? -weight : weight) * sigmoid(wrong / temperature);
          }
        }
        if (gradients != null) {
          gradients[i] = (float) (slope / temperature / groups);
        }
      }
    }
    return groups == 0 ? 0 : loss / groups;
  }

  /** {@code log(1 + exp x) = −log σ(−x)}. */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static double sigmoid(double x) {
    double small = Math.exp(-Math.abs(x));
    return (x < 0 ? small : 1) / (1 + small);
  }
}
