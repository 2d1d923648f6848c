package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/**
 * InfoNCE with in-batch negatives (van den Oord et al., arXiv:1807.03748): the cross-entropy of
 * each query against all documents of the batch.
 *
 * <p>With {@code sᵢⱼ = ⟨qᵢ, dⱼ⟩/τ − logQⱼ} and {@code pᵢ} the positive of query i, one direction is
 * {@code L = 1/B·Σᵢ (log Σⱼ exp sᵢⱼ − sᵢ,ₚᵢ)}. The symmetric loss is the mean of that and of the
 * other direction, {@code 1/B·Σᵢ (log Σₖ exp sₖ,ₚᵢ − sᵢ,ₚᵢ)}, in which each query competes with all
 * others for its positive; documents that are no query's positive take part in the first alone.
 * {@code logQ} corrects for documents that are drawn more often than others (Yi et al., RecSys
 * 2019).
 *
 * <p>Rows are taken as they are: for cosine, normalise them before and send the gradients back
 * through {@link UnitRowsKernel}. Arguments are already checked: {@link InfoNce} is the door.
 *
 * <p>Cost 2·B·N·d flops forward, 6·B·N·d with gradients and 8·B·N·d for both directions with
 * gradients, for N documents; the B × N similarities are never stored: memory is O((B + N)·d) with
 * a bounded buffer. Logits may be as large as floats allow, since every exponential is taken of a
 * difference to a maximum. docs/accuracy.md bounds the error. Safe for use by many threads.
 */
@FunctionalInterface
public interface InfoNceKernel {
  /**
   * The loss of a batch and, if asked for, its gradients.
   *
   * @param queries {@code [B × dimension]}, row-major, finite, B ≥ 1
   * @param documents {@code [N × dimension]}, row-major, finite
   * @param positives {@code [B]}, for each query the row of its positive; queries may share one
   * @param dimension values in a row
   * @param temperature τ > 0
   * @param logQ {@code [N]}, the logarithm of how often each document is drawn; none if null
   * @param symmetric whether to take the mean of both directions
   * @param queryGradients {@code [B × dimension]}, ∂L/∂q, written in full; null together with
   *     {@code documentGradients} for the loss alone
   * @param documentGradients {@code [N × dimension]}, ∂L/∂d, written in full
   * @return L
   */
  double infoNce(
      float[] queries,
      float[] documents,
      int[] positives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      boolean symmetric,
      float @Nullable [] queryGradients,
      float @Nullable [] documentGradients);
}
