package dev.mizzen.kernels.graph;

/** Degrees of a graph and their powers. */
final class Degrees {
  private Degrees() {}

  static int[] ofRows(CsrGraph graph) {
    int[] degrees = new int[graph.rows()];
    for (int row = 0; row < degrees.length; row++) {
      degrees[row] = graph.degree(row);
    }
    return degrees;
  }

  static int[] ofColumns(CsrGraph graph) {
    int[] degrees = new int[graph.columns()];
    int[] starts = graph.starts();
    for (int e = starts[0]; e < starts[graph.rows()]; e++) {
      degrees[graph.neighbours()[e]]++;
    }
    return degrees;
  }

  /** {@code degree^exponent}, rounded once; 0 where there is no edge. */
  static float[] power(int[] degrees, double exponent) {
    float[] powers = new float[degrees.length];
    for (int i = 0; i < degrees.length; i++) {
      powers[i] = degrees[i] == 0 ? 0 : (float) Math.pow(degrees[i], exponent);
    }
    return powers;
  }
}
