package dev.mizzen.impl.graph;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/**
 * The product of two sparse matrices, row by row into a dense row of sums (Gustavson, ACM TOMS
 * 1978), of which each row keeps its largest values alone.
 *
 * <p>Cost {@code Σ deg(b)} over the edges of a; each task has one dense row. A column of a that is
 * joined to everything makes the product quadratic in its degree, whatever is kept. The same bits
 * for any number of threads.
 */
final class SparseProduct {
  private static final int ROWS = 256;

  private final WeightedGraph left;
  private final WeightedGraph right;
  private final int cap;
  private final boolean loops;

  private SparseProduct(WeightedGraph left, WeightedGraph right, int cap, boolean loops) {
    this.left = left;
    this.right = right;
    this.cap = cap;
    this.loops = loops;
  }

  /**
   * {@code left · right}.
   *
   * @param cap how many values a row keeps, the largest; of equal ones those of the first columns
   * @param loops whether edges from a row to the column of the same number stay
   * @throws IllegalArgumentException if the columns of one are not the rows of the other
   */
  static WeightedGraph of(
      WeightedGraph left, WeightedGraph right, int cap, boolean loops, Workers workers) {
    if (left.graph().columns() != right.graph().rows()) {
      throw new IllegalArgumentException(
          left.graph().columns() + " columns times " + right.graph().rows() + " rows");
    }
    return new SparseProduct(left, right, cap, loops).run(workers);
  }

  private WeightedGraph run(Workers workers) {
    int rows = left.graph().rows();
    Part[] parts = new Part[(rows + ROWS - 1) / ROWS];
    workers.run(
        parts.length,
        task -> parts[task] = new Part(task * ROWS, Math.min(rows, (task + 1) * ROWS)));
    int[] starts = new int[rows + 1];
    for (Part part : parts) {
      for (int n = 0; n < part.counts.length; n++) {
        starts[part.from + n + 1] = Math.addExact(starts[part.from + n], part.counts[n]);
      }
    }
    int[] columns = new int[starts[rows]];
    float[] values = new float[starts[rows]];
    for (Part part : parts) {
      System.arraycopy(part.columns, 0, columns, starts[part.from], part.size);
      System.arraycopy(part.values, 0, values, starts[part.from], part.size);
    }
    return new WeightedGraph(CsrGraph.of(right.graph().columns(), starts, columns), values);
  }

  /** Some rows of the product. */
  private final class Part {
    private final int from;
    private final int[] counts;
    private int[] columns = new int[1024];
    private float[] values = new float[1024];
    private int size;

    /** The row at work: sums, and which columns it has. */
    private final double[] sums = new double[right.graph().columns()];

    private final boolean[] there = new boolean[sums.length];
    private int[] touched = new int[64];

    Part(int from, int to) {
      this.from = from;
      counts = new int[to - from];
      for (int row = from; row < to; row++) {
        counts[row - from] = keep(row, add(row));
      }
    }

    private int add(int row) {
      CsrGraph a = left.graph();
      CsrGraph b = right.graph();
      int count = 0;
      for (int e = a.starts()[row]; e < a.starts()[row + 1]; e++) {
        int middle = a.neighbours()[e];
        for (int f = b.starts()[middle]; f < b.starts()[middle + 1]; f++) {
          int column = b.neighbours()[f];
          if (!there[column]) {
            there[column] = true;
            if (count == touched.length) {
              touched = Arrays.copyOf(touched, 2 * count);
            }
            touched[count++] = column;
          }
          sums[column] += (double) left.weight(e) * right.weight(f);
        }
      }
      return count;
    }

    private int keep(int row, int count) {
      Arrays.sort(touched, 0, count);
      double least = least(row, count);
      int spare = cap;
      for (int n = 0; n < count; n++) {
        spare -= isKept(row, touched[n]) && sums[touched[n]] > least ? 1 : 0;
      }
      int before = size;
      for (int n = 0; n < count; n++) {
        int column = touched[n];
        if (isKept(row, column) && sums[column] >= least && (sums[column] > least || spare-- > 0)) {
          append(column, (float) sums[column]);
        }
        sums[column] = 0;
        there[column] = false;
      }
      return size - before;
    }

    private boolean isKept(int row, int column) {
      return loops || row != column;
    }

    /** The smallest value that is kept. */
    private double least(int row, int count) {
      double[] candidates = new double[count];
      int size = 0;
      for (int n = 0; n < count; n++) {
        if (isKept(row, touched[n])) {
          candidates[size++] = sums[touched[n]];
        }
      }
      if (size <= cap) {
        return Double.NEGATIVE_INFINITY;
      }
      Arrays.sort(candidates, 0, size);
      return candidates[size - cap];
    }

    private void append(int column, float value) {
      if (size == columns.length) {
        columns = Arrays.copyOf(columns, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      columns[size] = column;
      values[size++] = value;
    }
  }
}
