package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * One product {@code Xᵀ·G}, cut into tasks that own a panel of columns and some rows of the result
 * each. The terms are taken in chunks that stay in the cache, one after the other, so the order of
 * additions does not depend on the tasks. A thread uses the same object for all its calls, so that
 * none allocates.
 */
final class DenseGradientRun {
  private static final ThreadLocal<DenseGradientRun> OF_THREAD =
      ThreadLocal.withInitial(DenseGradientRun::new);
  private static final ThreadLocal<Tile> TILE = ThreadLocal.withInitial(Tile::new);
  private static final int ROWS = TileProduct.ROWS;
  private static final int COLUMNS = TileProduct.COLUMNS;

  /** Terms in a chunk: its panel of G fits into the first cache. */
  private static final int CHUNK = 256;

  /** Rows of the result that a task owns. */
  private static final int SPAN = 8 * ROWS;

  private static final float[] NONE = {};

  // Made once: a method reference at each call would be an allocation.
  private final IntConsumer tasks = this::task;

  private float[] rows = NONE;
  private float[] gradient = NONE;
  private float[] result = NONE;
  private int count;
  private int inner;
  private int columns;

  private DenseGradientRun() {}

  /** The calling thread's. */
  static DenseGradientRun ofThread() {
    return OF_THREAD.get();
  }

  void run(
      Workers workers,
      float[] rows,
      float[] gradient,
      int count,
      int inner,
      int columns,
      boolean add,
      float[] result) {
    this.rows = rows;
    this.gradient = gradient;
    this.result = result;
    this.count = count;
    this.inner = inner;
    this.columns = columns;
    if (!add) {
      Arrays.fill(result, 0, inner * columns, 0);
    }
    try {
      workers.run(Panels.count(columns) * spans(), tasks);
    } finally {
      this.rows = NONE;
      this.gradient = NONE;
      this.result = NONE;
    }
  }

  private int spans() {
    return (inner + SPAN - 1) / SPAN;
  }

  private void task(int number) {
    Tile tile = TILE.get();
    int column = number / spans() * COLUMNS;
    int first = number % spans() * SPAN;
    int end = Math.min(inner, first + SPAN);
    int width = Math.min(COLUMNS, columns - column);
    for (int from = 0; from < count; from += CHUNK) {
      int depth = Math.min(CHUNK, count - from);
      tile.pack(gradient, from, depth, columns, column, width);
      for (int row = first; row < end; row += ROWS) {
        int height = Math.min(ROWS, end - row);
        tile.multiply(rows, from, depth, inner, row, height);
        for (int i = 0; i < height; i++) {
          int to = (row + i) * columns + column;
          for (int j = 0; j < width; j++) {
            result[to + j] += tile.sums[i * COLUMNS + j];
          }
        }
      }
    }
  }

  /** What one thread needs for a chunk. */
  private static final class Tile {
    private final float[] sums = new float[ROWS * COLUMNS];
    private final float[] panel = new float[CHUNK * COLUMNS];
    private final float[] tail = new float[CHUNK * ROWS];

    /** Lays the columns of a chunk of G end to end; missing ones are 0. */
    void pack(float[] gradient, int from, int depth, int columns, int column, int width) {
      for (int k = 0; k < depth; k++) {
        int to = k * COLUMNS;
        System.arraycopy(gradient, (from + k) * columns + column, panel, to, width);
        Arrays.fill(panel, to + width, to + COLUMNS, 0);
      }
    }

    /** A tile of which {@code height} rows are there. */
    void multiply(float[] rows, int from, int depth, int inner, int row, int height) {
      if (height == ROWS) {
        TileProduct.columns(rows, from * inner + row, inner, panel, 0, depth, sums);
      } else {
        // Sums of rows beyond the last are not read.
        for (int k = 0; k < depth; k++) {
          System.arraycopy(rows, (from + k) * inner + row, tail, k * ROWS, height);
        }
        TileProduct.columns(tail, 0, ROWS, panel, 0, depth, sums);
      }
    }
  }
}
