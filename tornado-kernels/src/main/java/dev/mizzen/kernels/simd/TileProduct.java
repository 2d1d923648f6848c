package dev.mizzen.kernels.simd;

import jdk.incubator.vector.VectorShape;

/**
 * The innermost loop of every matrix product: a tile {@code c = A·B} of {@link #ROWS} × {@link
 * #COLUMNS} sums that stay in registers over the whole depth, {@code cᵢⱼ = Σₖ aᵢₖ·bₖⱼ}, summed in
 * the order of k.
 *
 * <p>B is packed: {@code b[bFrom + k·COLUMNS + j]} ({@link Panels}). A is read where it lies, one
 * value for all lanes at a time, and may run along rows or columns. c is {@code [ROWS × COLUMNS]},
 * overwritten. A must have values for all rows of the tile, also for those that a caller does not
 * need. A value does not depend on its place in the tile.
 */
final class TileProduct {
  /** Whether there are 32 vector registers, as with AVX-512 and on AArch64, and multiply-add. */
  private static final boolean WIDE =
      Lanes.FMA
          && (VectorShape.preferredShape().vectorBitSize() == 512
              || System.getProperty("os.arch", "").equals("aarch64"));

  /** Rows of a tile. */
  static final int ROWS = WIDE ? WideTile.ROWS : NarrowTile.ROWS;

  /** Columns of a tile: two vectors. */
  static final int COLUMNS = 2 * Lanes.FLOATS.length();

  private TileProduct() {}

  /** For A row by row: {@code aᵢₖ = a[aFrom + i·aStride + k]}. */
  static void rows(float[] a, int aFrom, int aStride, float[] b, int bFrom, int depth, float[] c) {
    if (WIDE) {
      WideTile.rows(a, aFrom, aStride, b, bFrom, depth, c);
    } else {
      NarrowTile.rows(a, aFrom, aStride, b, bFrom, depth, c);
    }
  }

  /** For A column by column: {@code aᵢₖ = a[aFrom + k·aStride + i]}. */
  static void columns(
      float[] a, int aFrom, int aStride, float[] b, int bFrom, int depth, float[] c) {
    if (WIDE) {
      WideTile.columns(a, aFrom, aStride, b, bFrom, depth, c);
    } else {
      NarrowTile.columns(a, aFrom, aStride, b, bFrom, depth, c);
    }
  }
}
