package dev.mizzen.impl.semantic.click;

import java.util.List;

/**
 * Vectors of several codes made one: side by side through a matrix, or their sum where there is
 * none.
 */
final class Fusion {
  /** {@code [rows × D]}; empty without codes. */
  final float[] output;

  private final float[] joined;
  private final int[][] codes;
  private final Linear fuse;
  private final int dimension;
  private final Layers layers;

  /**
   * The way forward.
   *
   * @param tables one for each code
   * @param codes for each code its number in each row
   */
  Fusion(List<float[]> tables, Linear fuse, int[][] codes, int dimension, Layers layers) {
    this.codes = codes;
    this.fuse = fuse;
    this.dimension = dimension;
    this.layers = layers;
    int rows = tables.isEmpty() ? 0 : codes[0].length;
    int width = tables.size() * dimension;
    joined = new float[rows * width];
    for (int c = 0; c < tables.size(); c++) {
      Rows.gather(tables.get(c), codes[c], dimension, joined, width, c * dimension);
    }
    if (tables.isEmpty()) {
      output = joined;
    } else if (fuse.inner() > 0) {
      output = layers.forward(fuse, joined, rows, false);
    } else {
      output = new float[rows * dimension];
      for (int c = 0; c < tables.size(); c++) {
        Rows.take(joined, width, c * dimension, dimension, output);
      }
    }
  }

  /** Adds to the gradients of tables and matrix. */
  void backward(float[] gradient, List<float[]> tables, Linear fuseGradient) {
    if (tables.isEmpty()) {
      return;
    }
    boolean linear = fuse.inner() > 0;
    float[] below =
        linear ? layers.backward(fuse, joined, gradient, codes[0].length, fuseGradient) : gradient;
    int width = linear ? fuse.inner() : dimension;
    for (int c = 0; c < tables.size(); c++) {
      Rows.scatter(below, width, linear ? c * dimension : 0, codes[c], dimension, tables.get(c));
    }
  }
}
