package dev.mizzen.kernels.simd;

import java.util.Arrays;

/**
 * Query rows turned for {@link MaxSimTile}: side by side in panels of one to {@link
 * MaxSimTile#VECTORS} vectors, about equally wide. Laid out by one thread, then read by many.
 */
final class QueryPanels {
  private static final int STEP = MaxSimTile.SPECIES.length();

  private float[] values = {};
  private int dimension;
  private int vectors;
  private int count;
  private boolean few;

  /** Lays out {@code rows} rows that begin at value {@code from}; lanes left over hold zeros. */
  void lay(float[] query, int from, int rows, int dimension) {
    this.dimension = dimension;
    few = MaxSimFewTile.fits(rows, dimension);
    vectors = (rows + STEP - 1) / STEP;
    count = (vectors + MaxSimTile.VECTORS - 1) / MaxSimTile.VECTORS;
    int size = width() * dimension;
    if (values.length < size) {
      values = new float[size];
    }
    if (few) {
      fillFew(query, from, rows);
      return;
    }
    for (int panel = 0; panel < count; panel++) {
      fill(query, from, rows, panel);
    }
  }

  private void fill(float[] query, int from, int rows, int panel) {
    int lanes = lanes(panel);
    int at = at(panel);
    int used = Math.min(lanes, rows - lane(panel));
    if (used < lanes) {
      Arrays.fill(values, at, at + lanes * dimension, 0);
    }
    for (int i = 0; i < used; i++) {
      int row = from + (lane(panel) + i) * dimension;
      for (int k = 0; k < dimension; k++) {
        values[at + k * lanes + i] = query[row + k];
      }
    }
  }

  private void fillFew(float[] query, int from, int rows) {
    Arrays.fill(values, 0, MaxSimFewTile.MOST * dimension, 0);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < dimension; k++) {
        values[MaxSimFewTile.at(i, k)] = query[from + i * dimension + k];
      }
    }
  }

  /** Whether the one panel is laid out for {@link MaxSimFewTile}. */
  boolean areFew() {
    return few;
  }

  /** All panels, one after the other. */
  float[] values() {
    return values;
  }

  /** The number of panels. */
  int count() {
    return count;
  }

  /** The lanes of all panels: the number of query rows, rounded up to whole vectors. */
  int width() {
    return vectors * STEP;
  }

  /** The vectors of a panel. */
  int vectors(int panel) {
    return vectors / count + (panel < vectors % count ? 1 : 0);
  }

  /** The lanes of a panel. */
  int lanes(int panel) {
    return vectors(panel) * STEP;
  }

  /** The query row in a panel's first lane. */
  int lane(int panel) {
    return (vectors / count * panel + Math.min(panel, vectors % count)) * STEP;
  }

  /** Where a panel begins in {@link #values}. */
  int at(int panel) {
    return lane(panel) * dimension;
  }
}
