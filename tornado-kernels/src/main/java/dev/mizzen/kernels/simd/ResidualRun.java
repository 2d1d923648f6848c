package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.EncodeResidualKernel;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One call of {@link SimdEncodeResidual}, kept by its thread for the next: a task is a span. */
final class ResidualRun implements IntConsumer {
  private static final int SPAN = 512;
  private static final int[] NO_CODES = {};
  private static final ThreadLocal<NearestBlock> BLOCK = ThreadLocal.withInitial(NearestBlock::new);

  private NearestTable[] singles = {};
  private float[] zeros = {};
  private @Nullable TokenRows rows;
  private @Nullable ResidualTables tables;
  private int[] codes = NO_CODES;
  private float @Nullable [] residuals;

  /** Takes a call's arguments, and tells how many tasks it has. */
  int begin(TokenRows batch, ResidualTables books, int[] to, float @Nullable [] left) {
    rows = batch;
    tables = books;
    codes = to;
    residuals = left;
    singles = ProductRun.grown(singles, books.levels());
    for (int l = 0; l < books.levels(); l++) {
      ResidualLevel level = books.level(l);
      if (level.isSingle()) {
        singles[l].set(level.centroids(), books.dimension(), 0, level.starts()[1]);
      }
    }
    zeros = zeros.length < books.dimension() ? new float[books.dimension()] : zeros;
    return (to.length / books.levels() + SPAN - 1) / SPAN;
  }

  /** Lets go of the arguments. */
  void end() {
    rows = null;
    tables = null;
    codes = NO_CODES;
    residuals = null;
    for (NearestTable single : singles) {
      single.clear();
    }
  }

  @Override
  public void accept(int task) {
    ResidualTables books = Objects.requireNonNull(tables);
    NearestBlock block = BLOCK.get();
    block.reserve(books.dimension());
    int to = Math.min(codes.length / books.levels(), (task + 1) * SPAN);
    for (int first = task * SPAN; first < to; first += NearestTile.ROWS) {
      int size = Math.min(NearestTile.ROWS, to - first);
      FloatRows.copy(Objects.requireNonNull(rows), first, size, block.rows);
      for (int l = 0; l < books.levels(); l++) {
        step(block, first, size, books, l, singles[l], codes);
        renormalise(block, size, books, zeros);
      }
      float[] left = residuals;
      if (left != null) {
        System.arraycopy(block.rows, 0, left, first * books.dimension(), size * books.dimension());
      }
    }
  }

  /** One level of a block: codes, then residuals. */
  private static void step(
      NearestBlock block,
      int first,
      int count,
      ResidualTables tables,
      int number,
      NearestTable single,
      int[] codes) {
    ResidualLevel level = tables.level(number);
    int dimension = tables.dimension();
    if (level.isSingle()) {
      block.assign(count, dimension, 0, single);
    }
    for (int i = 0; i < count; i++) {
      int at = (first + i) * tables.levels();
      int group = level.group(tables, number, codes, at);
      int from = level.starts()[group];
      int to = level.starts()[group + 1];
      if (!level.isSingle()) {
        block.nearest[i] = block.alone(i, level.centroids(), from, to, dimension);
      }
      codes[at + number] = block.nearest[i];
      if (from < to) {
        subtract(block.rows, i * dimension, level.centroids(), from + block.nearest[i], dimension);
      }
    }
  }

  private static void subtract(float[] rows, int at, float[] centroids, int id, int dimension) {
    for (int k = 0; k < dimension; k++) {
      rows[at + k] -= centroids[id * dimension + k];
    }
  }

  private static void renormalise(
      NearestBlock block, int count, ResidualTables tables, float[] zeros) {
    for (int i = 0; tables.renormalised() && i < count; i++) {
      EncodeResidualKernel.renormalise(
          block.rows, i * tables.dimension(), zeros, tables.dimension());
    }
  }
}
