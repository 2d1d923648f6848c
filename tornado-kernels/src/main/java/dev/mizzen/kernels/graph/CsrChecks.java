package dev.mizzen.kernels.graph;

/** What must hold of the arrays of a graph. */
final class CsrChecks {
  private CsrChecks() {}

  static void check(int columns, int[] starts, int[] neighbours) {
    checkStarts(starts, neighbours.length);
    for (int row = 0; row + 1 < starts.length; row++) {
      int previous = 0;
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        int column = neighbours[e];
        checkIndex("column", column, columns, e);
        if (column < previous) {
          throw new IllegalArgumentException(
              "columns of row " + row + " do not ascend: " + column + " after " + previous);
        }
        previous = column;
      }
    }
  }

  static void checkEdges(int rows, int columns, int[] sources, int[] targets) {
    checkLength("targets", targets.length, sources.length);
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException("a graph of " + rows + " rows × " + columns + " columns");
    }
    for (int e = 0; e < sources.length; e++) {
      checkIndex("source", sources[e], rows, e);
      checkIndex("target", targets[e], columns, e);
    }
  }

  static void checkLength(String name, int actual, long expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(name + " has " + actual + " entries, needs " + expected);
    }
  }

  private static void checkStarts(int[] starts, int edges) {
    if (starts.length == 0) {
      throw new IllegalArgumentException("starts needs one more entry than rows, got 0");
    }
    for (int row = 0; row + 1 < starts.length; row++) {
      if (starts[row] > starts[row + 1]) {
        throw new IllegalArgumentException(
            "starts shrinks from " + starts[row] + " to " + starts[row + 1] + " at row " + row);
      }
    }
    int last = starts[starts.length - 1];
    if (starts[0] < 0 || last > edges) {
      throw new IllegalArgumentException(
          "starts runs from " + starts[0] + " to " + last + ", but there are " + edges + " edges");
    }
  }

  private static void checkIndex(String name, int index, int count, int edge) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          name + " " + index + " of edge " + edge + " is not one of " + count);
    }
  }
}
