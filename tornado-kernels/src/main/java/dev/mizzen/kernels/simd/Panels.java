package dev.mizzen.kernels.simd;

import java.util.Arrays;

/**
 * Matrices cut into panels of {@link TileProduct#COLUMNS} columns, each stored end to end with its
 * rows below each other, so that the tile reads B in one stream. Columns that are missing in the
 * last panel are 0.
 */
final class Panels {
  private static final int COLUMNS = TileProduct.COLUMNS;

  private Panels() {}

  /** How many panels hold {@code columns} columns. */
  static int count(int columns) {
    return (columns + COLUMNS - 1) / COLUMNS;
  }

  /** How many values the panels of a {@code [rows × columns]} matrix have. */
  static int size(int rows, int columns) {
    return count(columns) * COLUMNS * rows;
  }

  /** Packs the rows {@code from .. from + rows} of a matrix with {@code columns} columns. */
  static void pack(float[] matrix, int from, int rows, int columns, float[] panels) {
    int at = 0;
    for (int first = 0; first < columns; first += COLUMNS) {
      int width = Math.min(COLUMNS, columns - first);
      for (int row = from; row < from + rows; row++) {
        System.arraycopy(matrix, row * columns + first, panels, at, width);
        Arrays.fill(panels, at + width, at + COLUMNS, 0);
        at += COLUMNS;
      }
    }
  }

  /**
   * Packs the transpose of rows {@code from .. from + rows}, each value divided by {@code divisor}:
   * the matrix's rows become the panels' columns.
   */
  static void packTransposed(
      float[] matrix, int from, int rows, int columns, float divisor, float[] panels) {
    for (int first = 0; first < rows; first += COLUMNS) {
      int panel = first * columns;
      for (int j = 0; j < COLUMNS; j++) {
        int row = first + j;
        int source = (from + row) * columns;
        for (int k = 0; k < columns; k++) {
          panels[panel + k * COLUMNS + j] = row < rows ? matrix[source + k] / divisor : 0;
        }
      }
    }
  }
}
