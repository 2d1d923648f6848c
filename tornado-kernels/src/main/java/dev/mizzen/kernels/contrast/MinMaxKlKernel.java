package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/**
 * Distillation of scores: the divergence of a student from its teacher over groups of scores, such
 * as those of the documents of one query, where the student's scores are first brought to 0 .. 1
 * (Clavié et al., arXiv:2510.12327; Chaffin and Sourty, PyLate).
 *
 * <p>For a group with student scores s and teacher scores r, {@code s'ⱼ = (sⱼ − min s)/(max s − min
 * s + 10⁻⁸)}, {@code t = softmax r}, {@code y = softmax s'} and {@code KL = Σⱼ tⱼ·(log tⱼ − log
 * yⱼ)}; L is the mean over the groups that have scores, 0 if none has. It does not change when a
 * constant is added to all student scores of a group, nor, up to the 10⁻⁸, when they are scaled.
 *
 * <p>The gradient goes through minimum and maximum too, at the lowest ordinal of equal scores. A
 * group whose scores are all equal has no gradient: there the loss jumps.
 *
 * <p>Everything is computed in double precision and rounded at the end. Arguments are already
 * checked: {@link MinMaxKl} is the door. Cost O(scores); nothing is allocated. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface MinMaxKlKernel {
  /** What is added to the range of a group. */
  double EPSILON = 1e-8;

  /**
   * The loss of a batch and, if asked for, its gradient.
   *
   * @param student {@code [n]}, finite
   * @param teacher {@code [n]}, finite
   * @param starts {@code [G + 1]}, never shrinking, from 0 to n; group g owns the scores from
   *     {@code starts[g]} to before {@code starts[g + 1]}
   * @param gradients {@code [n]}, ∂L/∂s, written in full if given
   * @return L
   */
  double minMaxKl(float[] student, float[] teacher, int[] starts, float @Nullable [] gradients);
}
