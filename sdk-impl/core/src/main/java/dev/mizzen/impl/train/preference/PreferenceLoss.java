package dev.mizzen.impl.train.preference;

import dev.mizzen.kernels.contrast.BradleyTerry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How unlikely a student finds the teacher's orders: the mean over groups of {@code −Σᵢ﹤ⱼ wᵢwⱼ·log
 * σ((sᵢ − sⱼ)/τ)}, where s are cosines in the teacher's order (Bradley and Terry, Biometrika 1952;
 * He et al., arXiv:2510.12014).
 *
 * @param kernel of the loss
 * @param temperature τ; cosines lie so close together that 1 leaves all pairs about as important
 * @param weights w by item; all 1 if null
 * @param codeCompatible whether to add ln 2 for each of the M(M + 1)/2 entries of the matrix of
 *     differences that are no pair, as the authors' program does; gradients stay the same
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record PreferenceLoss(
    BradleyTerry kernel, float temperature, float @Nullable [] weights, boolean codeCompatible) {

  /** Without weights and constant. */
  public static PreferenceLoss of(BradleyTerry kernel, double temperature) {
    return new PreferenceLoss(kernel, (float) temperature, null, false);
  }

  /** The same loss with weights by item. */
  public PreferenceLoss with(float @Nullable [] itemWeights) {
    return new PreferenceLoss(kernel, temperature, itemWeights, codeCompatible);
  }

  /**
   * The loss, and its gradient to the scores.
   *
   * @param scores of the groups' items, in the teacher's order, end to end
   * @param gradients as many, written in full if given
   */
  public double of(List<PreferenceGroup> groups, float[] scores, float @Nullable [] gradients) {
    int[] starts = starts(groups);
    double loss =
        kernel.bradleyTerry(scores, starts, temperature, ordered(groups, scores.length), gradients);
    return codeCompatible ? loss + constant(groups) : loss;
  }

  private static int[] starts(List<PreferenceGroup> groups) {
    int[] starts = new int[groups.size() + 1];
    for (int g = 0; g < groups.size(); g++) {
      starts[g + 1] = starts[g] + groups.get(g).items().size();
    }
    return starts;
  }

  /** Weights stand where the scores of their items do. */
  private float @Nullable [] ordered(List<PreferenceGroup> groups, int count) {
    if (weights == null) {
      return null;
    }
    float[] ordered = new float[count];
    int at = 0;
    for (PreferenceGroup group : groups) {
      for (int item : group.items()) {
        ordered[at++] = weights[item];
      }
    }
    return ordered;
  }

  private static double constant(List<PreferenceGroup> groups) {
    long entries = 0;
    for (PreferenceGroup group : groups) {
      long size = group.items().size();
      entries += size * (size + 1) / 2;
    }
    return groups.isEmpty() ? 0 : Math.log(2) * entries / groups.size();
  }
}
