package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;

/**
 * Product codes: each part of a row, after rotation and offset, becomes the number of its nearest
 * centroid. Rotation as by {@link RotateKernel}, difference in single floats, nearest as by {@link
 * NearestCentroidKernel}: the codes of all backends are identical. Arguments are already checked:
 * {@link EncodeProduct} is the door.
 *
 * <p>Cost O(N·dimension·(K + dimension)), without the last term if nothing is rotated. Nothing is
 * allocated for each row. Safe for use by many threads.
 */
@FunctionalInterface
public interface EncodeProductKernel {
  /**
   * Encodes rows.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param codes {@code [N × subspaces]}, row-major, written in full; read a byte as unsigned
   */
  void encode(TokenRows rows, ProductTables tables, byte[] codes);
}
