package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;

/**
 * Rows times a square matrix, as product quantizers rotate them: {@code yⱼ = Σₖ xₖ·Qₖⱼ}. Each value
 * is summed in 64-bit floats in the order of k and rounded once, so all backends give the same bits
 * (a product of two single floats is exact in 64 bits, fused or not). Arguments are already
 * checked: {@link Rotate} is the door.
 *
 * <p>Cost O(N·dimension²). Safe for use by many threads.
 */
@FunctionalInterface
public interface RotateKernel {
  /**
   * Rotates rows.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param matrix {@code [dimension × dimension]}, row-major
   * @param rotated {@code [N × dimension]}, written in full
   */
  void rotate(TokenRows rows, float[] matrix, float[] rotated);
}
