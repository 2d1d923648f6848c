package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/**
 * Distillation of rankings: how unlikely the teacher's order of each group is, pair by pair
 * (Bradley and Terry, Biometrika 1952; He et al., arXiv:2510.12014).
 *
 * <p>For a group with scores s in the teacher's order, the best first, the loss is {@code −Σᵢ﹤ⱼ
 * wᵢwⱼ·log σ((sᵢ − sⱼ)/τ)}; L is the mean over the groups that have scores, 0 if none has.
 *
 * <p>Everything is computed in double precision and rounded at the end. Arguments are already
 * checked: {@link BradleyTerry} is the door. Cost O(Σ n²) for groups of n scores; nothing of that
 * size is allocated. Safe for use by many threads.
 */
@FunctionalInterface
public interface BradleyTerryKernel {
  /**
   * The loss of a batch and, if asked for, its gradient.
   *
   * @param scores {@code [n]}, finite, each group in its teacher's order
   * @param starts {@code [G + 1]}, never shrinking, from 0 to n; group g owns the scores from
   *     {@code starts[g]} to before {@code starts[g + 1]}
   * @param temperature τ > 0; 1 for the plain loss
   * @param weights {@code [n]}, w, not negative; all 1 if null
   * @param gradients {@code [n]}, ∂L/∂s, written in full if given
   * @return L
   */
  double bradleyTerry(
      float[] scores,
      int[] starts,
      float temperature,
      float @Nullable [] weights,
      float @Nullable [] gradients);
}
