package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/**
 * Sampled softmax with several positives and explicit negatives: each positive of an anchor
 * competes with all of the anchor's negatives, but not with its other positives (TextGCN-MLP:
 * Chernov et al., arXiv:2510.12461).
 *
 * <p>With {@code sⱼ = ⟨a, tⱼ⟩/τ − logQⱼ} for rows t of a table, the loss of an anchor with m
 * positives is {@code ℓ = 1/m·Σₚ −log(exp sₚ / (exp sₚ + Σₙ exp sₙ + 10⁻⁸))}, and L is the mean
 * over the anchors that have a positive; it is 0 if none has. One positive each is sampled softmax.
 * {@code logQ} corrects positives and negatives alike for how often a row is drawn.
 *
 * <p>An index of −1 is padding and changes nothing; an index may occur more than once. Rows are
 * taken as they are: for cosine, {@link UnitRowsKernel} normalises them and takes the gradients
 * back. Arguments are already checked: {@link KPositive} is the door.
 *
 * <p>Cost 2·B·(P + N)·d flops forward and three times that with gradients, memory O(B·(P + N) + T)
 * beyond the arguments. docs/accuracy.md bounds the error. Safe for use by many threads.
 */
@FunctionalInterface
public interface KPositiveKernel {
  /** What is added to each denominator. */
  double EPSILON = 1e-8;

  /** What pads rows of indices. */
  int PADDING = -1;

  /**
   * The loss of a batch and, if asked for, its gradients.
   *
   * @param anchors {@code [B × dimension]}, row-major, finite, B ≥ 1
   * @param table {@code [T × dimension]}, row-major, finite
   * @param positives {@code [B × P]}, rows of the table or {@link #PADDING}
   * @param negatives {@code [B × N]}, rows of the table or {@link #PADDING}
   * @param dimension values in a row
   * @param temperature τ > 0
   * @param logQ {@code [T]}, the logarithm of how often each row is drawn; none if null
   * @param anchorGradients {@code [B × dimension]}, ∂L/∂a, written in full; null together with
   *     {@code tableGradients} for the loss alone
   * @param tableGradients {@code [T × dimension]}, ∂L/∂t, written in full
   * @return L
   */
  double kPositive(
      float[] anchors,
      float[] table,
      int[] positives,
      int[] negatives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      float @Nullable [] anchorGradients,
      float @Nullable [] tableGradients);
}
