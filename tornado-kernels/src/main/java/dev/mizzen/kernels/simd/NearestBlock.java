package dev.mizzen.kernels.simd;

import java.util.Arrays;

/**
 * One thread's scratch for a block of rows: finds their nearest centroids by {@link NearestTile},
 * and decides close calls by {@link NearestScan}.
 *
 * <p>With {@code C = max ‖c‖} a score is within {@code e = γₙ₊₂·(C²/2 + ‖x‖·C)} of {@code x·c −
 * ‖c‖²/2} (n products and one start, any order; {@code ‖c‖²/2} and, without fused multiply-add,
 * products are rounded once more). A centroid whose score is lower than the best by more than 2e,
 * and by what the definition's own 53-bit arithmetic may lose, is not the nearest.
 */
final class NearestBlock {
  /** Norms above this might overflow on the way. */
  private static final double LARGEST = 0x1p60;

  /** The rows, {@code [NearestTile.ROWS × dimension]}. */
  float[] rows = new float[0];

  /** The nearest centroid of each row after {@link #assign}. */
  final int[] nearest = new int[NearestTile.ROWS];

  /** Distances as the definition has them. */
  final LaneDistance distance = new LaneDistance();

  private float[] tile = new float[0];
  private final float[] squares = new float[NearestTile.ROWS];
  private final NearestTile scores = new NearestTile();
  private final NearestScan scan = new NearestScan();

  /** Makes room for rows of {@code dimension}. */
  void reserve(int dimension) {
    if (rows.length < NearestTile.ROWS * dimension) {
      rows = new float[NearestTile.ROWS * dimension];
    }
  }

  /**
   * Assigns {@code count} rows of {@link #rows}, which are {@code stride} apart and of which the
   * values {@code at .. at + dimension − 1} count.
   */
  void assign(int count, int stride, int at, NearestTable table) {
    if (count < NearestTile.ROWS / 8) {
      for (int i = 0; i < count; i++) {
        nearest[i] = alone(i, stride, at, table);
      }
      return;
    }
    transpose(count, stride, at, table.dimension());
    scores.scan(tile, table, nearest);
    for (int i = 0; i < count; i++) {
      if (isClose(i, table)) {
        nearest[i] = alone(i, stride, at, table);
      }
    }
  }

  /** The nearest of other centroids to row {@code i}, counted from the first of them. */
  int alone(int i, float[] centroids, int from, int to, int dimension) {
    return scan.nearest(rows, i * dimension, centroids, from, to, dimension) - from;
  }

  private int alone(int i, int stride, int at, NearestTable table) {
    return scan.nearest(
            rows, i * stride + at, table.centroids(), table.from(), table.to(), table.dimension())
        - table.from();
  }

  /** Rows into columns, with the squares of their norms; columns without a row are zero. */
  private void transpose(int count, int stride, int at, int dimension) {
    if (tile.length < NearestTile.ROWS * dimension) {
      tile = new float[NearestTile.ROWS * dimension];
    }
    if (count < NearestTile.ROWS) {
      Arrays.fill(tile, 0, NearestTile.ROWS * dimension, 0);
    }
    for (int i = 0; i < count; i++) {
      int from = i * stride + at;
      for (int k = 0; k < dimension; k++) {
        tile[k * NearestTile.ROWS + i] = rows[from + k];
      }
    }
    Arrays.fill(squares, 0);
    for (int k = 0; k < dimension; k++) {
      for (int i = 0; i < NearestTile.ROWS; i++) {
        float value = tile[k * NearestTile.ROWS + i];
        squares[i] += value * value;
      }
    }
  }

  private boolean isClose(int i, NearestTable table) {
    double margin = margin(squares[i], table.largest(), table.dimension());
    return !(scores.second[i] < scores.best[i] - margin);
  }

  /** How far apart two scores must be for their order to be certain; NaN if nothing is. */
  private static double margin(float square, double largest, int dimension) {
    double gamma = (dimension + 3) * 0x1p-24;
    // The square itself was summed in single floats.
    double norm = Math.sqrt(square * (1 + 2 * gamma) + dimension * 0x1p-148);
    if (!(norm < LARGEST && largest < LARGEST) || gamma > 0.25) {
      return Double.NaN;
    }
    double score = gamma / (1 - gamma) * (largest * largest / 2 + norm * largest);
    double definition = (dimension + 8) * 0x1p-53 * (norm + largest) * (norm + largest);
    return 2 * score + 2 * definition + (dimension + 1) * 0x1p-146;
  }
}
