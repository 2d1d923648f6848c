package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.scalar.UnitRow;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One product of rows with a packed matrix, cut into blocks of rows. A thread uses the same object
 * for all its calls, so that none allocates.
 *
 * <p>The block's rows of the result are finished (bias, activation, length) while they are in the
 * cache. Each value is one chain of multiply-adds over the inner dimension.
 */
final class DenseRun {
  private static final ThreadLocal<DenseRun> OF_THREAD = ThreadLocal.withInitial(DenseRun::new);
  private static final ThreadLocal<Tile> TILE = ThreadLocal.withInitial(Tile::new);
  private static final int ROWS = TileProduct.ROWS;
  private static final int COLUMNS = TileProduct.COLUMNS;

  /** Rows in a block: they stay in the second cache while the panels pass by. */
  private static final int BLOCK = 8 * ROWS;

  private static final float[] NONE = {};

  // Made once: a method reference at each call would be an allocation.
  private final IntConsumer blocks = this::block;

  /** The matrix, to be packed by the caller of {@link #run}. */
  float[] panels = NONE;

  private float[] rows = NONE;
  private float[] product = NONE;
  private float @Nullable [] bias;
  private int count;
  private int inner;
  private int columns;
  private boolean add;
  private Activation activation = Activation.IDENTITY;
  private boolean unit;

  private DenseRun() {}

  /** The calling thread's, with room for a matrix of this shape in its panels. */
  static DenseRun ofThread(int depth, int width) {
    DenseRun run = OF_THREAD.get();
    run.panels = MaxSimScratch.grown(run.panels, Panels.size(depth, width));
    run.inner = depth;
    run.columns = width;
    return run;
  }

  void run(
      Workers workers,
      float[] rows,
      int count,
      float @Nullable [] bias,
      boolean add,
      Activation activation,
      boolean unit,
      float[] product) {
    this.rows = rows;
    this.count = count;
    this.bias = bias;
    this.add = add;
    this.activation = activation;
    this.unit = unit;
    this.product = product;
    try {
      workers.run((count + BLOCK - 1) / BLOCK, blocks);
    } finally {
      this.rows = NONE;
      this.product = NONE;
      this.bias = null;
    }
  }

  private void block(int number) {
    Tile tile = TILE.get();
    int first = number * BLOCK;
    int end = Math.min(count, first + BLOCK);
    for (int column = 0; column < columns; column += COLUMNS) {
      int width = Math.min(COLUMNS, columns - column);
      for (int row = first; row < end; row += ROWS) {
        int height = Math.min(ROWS, end - row);
        tile.multiply(rows, row * inner, height, inner, panels, column * inner);
        store(tile.sums, row, height, column, width);
      }
    }
    if (unit) {
      for (int row = first; row < end; row++) {
        UnitRow.scale(product, row * columns, columns);
      }
    }
  }

  private void store(float[] sums, int row, int height, int column, int width) {
    for (int i = 0; i < height; i++) {
      int to = (row + i) * columns + column;
      int from = i * COLUMNS;
      if (add) {
        for (int j = 0; j < width; j++) {
          product[to + j] += sums[from + j];
        }
      } else {
        System.arraycopy(sums, from, product, to, width);
      }
      if (bias != null) {
        for (int j = 0; j < width; j++) {
          product[to + j] += bias[column + j];
        }
      }
      if (activation != Activation.IDENTITY) {
        for (int j = to; j < to + width; j++) {
          product[j] = activation.value(product[j]);
        }
      }
    }
  }

  /** What one thread needs for a tile. */
  private static final class Tile {
    private final float[] sums = new float[ROWS * COLUMNS];
    private float[] tail = NONE;

    /** A tile of which {@code height} rows are there. */
    void multiply(float[] a, int from, int height, int inner, float[] panels, int panel) {
      if (from + ROWS * inner <= a.length) {
        TileProduct.rows(a, from, inner, panels, panel, inner, sums);
      } else {
        // Sums of rows beyond the last are not read.
        tail = MaxSimScratch.grown(tail, ROWS * inner);
        System.arraycopy(a, from, tail, 0, height * inner);
        TileProduct.rows(tail, 0, inner, panels, panel, inner, sums);
      }
    }
  }
}
