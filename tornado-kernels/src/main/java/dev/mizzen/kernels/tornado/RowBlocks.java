package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;

/** Rows as single floats, one block of at most 256 MiB after the other. Kept and grown. */
final class RowBlocks {
  private static final int VALUES = 1 << 26;

  private float[] values = {};

  /** Takes a block. */
  @FunctionalInterface
  interface Block {
    /**
     * The rows {@code first .. first + count − 1}.
     *
     * @param values {@code [count × dimension]}, to be used, and written, until this returns
     */
    void accept(float[] values, int first, int count);
  }

  /** Decodes all rows. */
  void forEach(TokenRows rows, Block block) {
    int most = most(rows.dimension());
    for (int first = 0; first < rows.rows(); first += most) {
      int count = (int) Math.min(most, rows.rows() - first);
      float[] room = room(count * rows.dimension());
      FloatRows.copy(rows, first, count, room);
      block.accept(room, first, count);
    }
  }

  /** How many rows travel at once. */
  static int most(int dimension) {
    return Math.max(1, VALUES / dimension);
  }

  private float[] room(int needed) {
    if (values.length < needed) {
      values = new float[needed];
    }
    return values;
  }
}
