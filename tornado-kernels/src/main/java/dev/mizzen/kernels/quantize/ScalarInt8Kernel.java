package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * Symmetric scalar quantization to a byte a value and a scale for each row, and the search of such
 * rows. Arguments are already checked: {@link ScalarInt8} is the door.
 *
 * <p>{@code scale = max(maxᵢ |xᵢ| / 127, 2⁻¹²⁶)} in single precision, and {@code codeᵢ = rint(xᵢ /
 * scale)}, half to even: −127 to 127. A value is decoded as {@code scale·codeᵢ}, which is within
 * {@code scale·(½ + 2⁻¹⁵)} of {@code xᵢ}. Codes, scales and decoded values are the same bits from
 * every implementation. Nothing is allocated on the caller's thread once its workspace has grown.
 * Safe for use by many threads.
 */
public interface ScalarInt8Kernel {
  /**
   * Encodes rows. Cost O(rows·dimension).
   *
   * @param values {@code [rows × dimension]}, row-major, finite
   * @param codes {@code [rows × dimension]}, written in full
   * @param scales {@code [rows]}, written in full
   */
  void encode(float[] values, int dimension, byte[] codes, float[] scales);

  /**
   * Decodes rows. Cost O(rows·dimension).
   *
   * @param rows of type {@link dev.mizzen.kernels.ElementType#INT8}
   * @param values {@code [rows × dimension]}, written in full
   */
  void decode(TokenRows rows, float[] values);

  /**
   * The k rows with the least {@code −⟨q, row⟩}, ties to the lower ordinal. A distance is within
   * {@code γₙ₊₁·Σ|terms|} of its exact value for the decoded row, {@code n = dimension}; the same
   * bits for any number of threads. Cost O(Q·n·dimension).
   *
   * @param queries {@code [Q × dimension]}, finite
   * @param rows n rows of type {@link dev.mizzen.kernels.ElementType#INT8}
   * @param allowed a bit for each ordinal, set for those that may be found; null for all
   * @param k how many to find, at least 1
   * @param distances {@code [Q × k]}, written in full: ascending, then positive infinity
   * @param ordinals {@code [Q × k]}, written in full: those of the distances, then −1
   */
  void scan(
      float[] queries,
      TokenRows rows,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals);
}
