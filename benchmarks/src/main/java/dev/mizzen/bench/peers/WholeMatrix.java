package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.Layer;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/**
 * A layer as one symmetric matrix with values, as libraries take it: rows and columns are users,
 * then items. Its compressed rows are its compressed columns too.
 */
final class WholeMatrix {
  final int size;
  final int[] starts;
  final int[] neighbours;
  final float[] values;
  final float[] operand;

  WholeMatrix(Layer layer) {
    int users = layer.users().rows();
    size = users + layer.users().columns();
    int edges = layer.users().edges();
    starts = new int[size + 1];
    neighbours = new int[2 * edges];
    values = new float[2 * edges];
    fill(layer.users(), layer.items(), 0, users);
    fill(layer.items(), layer.users(), users, 0);
    operand =
        Arrays.copyOf(layer.userVectors(), layer.userVectors().length + layer.itemVectors().length);
    System.arraycopy(
        layer.itemVectors(), 0, operand, layer.userVectors().length, layer.itemVectors().length);
  }

  private void fill(CsrGraph graph, CsrGraph other, int firstRow, int firstColumn) {
    int at = starts[firstRow];
    for (int row = 0; row < graph.rows(); row++) {
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        int column = graph.neighbours()[e];
        neighbours[at] = firstColumn + column;
        values[at++] = (float) (1 / Math.sqrt((double) graph.degree(row) * other.degree(column)));
      }
      starts[firstRow + row + 1] = at;
    }
  }
}
