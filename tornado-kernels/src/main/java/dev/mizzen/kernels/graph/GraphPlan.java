package dev.mizzen.kernels.graph;

import java.util.Arrays;

/**
 * How products over a graph are cut into tasks of about equal work, whatever the degrees: light
 * rows are grouped into blocks, and a heavy row (a hub) is cut into segments whose partial sums are
 * added in order. The cut depends on the degrees alone, never on the threads, so neither does a
 * result.
 *
 * <p>A task costs at most {@code max(2048, ⌈(edges + rows) / 1024⌉)} rows and edges; so there are
 * about 2,048 tasks at most, and at most as many segments. Made once for each graph, in O(rows).
 */
public final class GraphPlan {
  private static final int LEAST_COST = 2048;
  private static final int TASKS = 1024;

  private final int[] firstRow;
  private final int[] firstEdge;
  private final int[] segment;
  private final int[] heavyRow;
  private final int[] heavySegment;

  private GraphPlan(Builder builder) {
    firstRow = Arrays.copyOf(builder.firstRow, builder.tasks + 1);
    firstEdge = Arrays.copyOf(builder.firstEdge, builder.tasks + 1);
    segment = Arrays.copyOf(builder.segment, builder.tasks);
    heavyRow = Arrays.copyOf(builder.heavyRow, builder.heavyRows);
    heavySegment = Arrays.copyOf(builder.heavySegment, builder.heavyRows + 1);
  }

  static GraphPlan of(int[] starts) {
    int rows = starts.length - 1;
    long cost = (long) starts[rows] - starts[0] + rows;
    return of(starts, (int) Math.max(LEAST_COST, (cost + TASKS - 1) / TASKS));
  }

  /** With tasks of at most {@code limit} rows and edges. */
  static GraphPlan of(int[] starts, int limit) {
    Builder builder = new Builder();
    int rows = starts.length - 1;
    int row = 0;
    while (row < rows) {
      if (starts[row + 1] - starts[row] >= limit) {
        builder.heavy(row, starts[row], starts[row + 1], limit);
        row++;
      } else {
        builder.task(row, starts[row], -1);
        int end = row;
        while (end < rows && (long) starts[end + 1] - starts[row] + (end + 1 - row) <= limit) {
          end++;
        }
        row = end;
      }
    }
    builder.end(rows, starts[rows]);
    return new GraphPlan(builder);
  }

  /** The number of tasks. */
  public int tasks() {
    return segment.length;
  }

  /** The first row of a task. */
  public int firstRow(int task) {
    return firstRow[task];
  }

  /** The row behind the last of a task, a segment's own row plus one. */
  public int endRow(int task) {
    return segment[task] < 0 ? firstRow[task + 1] : firstRow[task] + 1;
  }

  /** The first edge of a task. */
  public int firstEdge(int task) {
    return firstEdge[task];
  }

  /** The edge behind the last of a task. */
  public int endEdge(int task) {
    return firstEdge[task + 1];
  }

  /** Which segment a task is, counted over all heavy rows; −1 for a block of whole rows. */
  public int segment(int task) {
    return segment[task];
  }

  /** The number of segments of all heavy rows. */
  public int segments() {
    return heavySegment[heavyRow.length];
  }

  /** The number of rows that are cut. */
  public int heavyRows() {
    return heavyRow.length;
  }

  /** The row of a heavy row. */
  public int heavyRow(int heavy) {
    return heavyRow[heavy];
  }

  /** The first segment of a heavy row; it has all up to the next one's first. */
  public int firstSegment(int heavy) {
    return heavySegment[heavy];
  }

  private static final class Builder {
    private int[] firstRow = new int[16];
    private int[] firstEdge = new int[16];
    private int[] segment = new int[16];
    private int[] heavyRow = new int[4];
    private int[] heavySegment = new int[4];
    private int tasks;
    private int heavyRows;
    private int segments;

    void heavy(int row, int from, int to, int limit) {
      heavyRow = grown(heavyRow, heavyRows + 1);
      heavySegment = grown(heavySegment, heavyRows + 1);
      heavyRow[heavyRows] = row;
      heavySegment[heavyRows++] = segments;
      for (long edge = from; edge < to; edge += limit) {
        task(row, (int) edge, segments++);
      }
    }

    void task(int row, int edge, int number) {
      firstRow = grown(firstRow, tasks + 1);
      firstEdge = grown(firstEdge, tasks + 1);
      segment = grown(segment, tasks + 1);
      firstRow[tasks] = row;
      firstEdge[tasks] = edge;
      segment[tasks++] = number;
    }

    void end(int rows, int edges) {
      task(rows, edges, -1);
      tasks--;
      heavySegment = grown(heavySegment, heavyRows + 1);
      heavySegment[heavyRows] = segments;
    }

    private static int[] grown(int[] array, int length) {
      return length <= array.length ? array : Arrays.copyOf(array, 2 * length);
    }
  }
}
