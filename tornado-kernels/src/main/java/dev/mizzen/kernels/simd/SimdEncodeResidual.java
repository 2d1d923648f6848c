package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.EncodeResidualKernel;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import org.jspecify.annotations.Nullable;

/** {@link EncodeResidualKernel}: a block's residuals stay in the cache from level to level. */
final class SimdEncodeResidual implements EncodeResidualKernel {
  private static final int SPAN = 512;

  private final ThreadLocal<NearestBlock> blocks = ThreadLocal.withInitial(NearestBlock::new);
  private final Workers workers;

  SimdEncodeResidual(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void encode(
      TokenRows rows, ResidualTables tables, int[] codes, float @Nullable [] residuals) {
    NearestTable[] singles = new NearestTable[tables.levels()];
    for (int l = 0; l < singles.length; l++) {
      singles[l] = new NearestTable();
      ResidualLevel level = tables.level(l);
      if (level.isSingle()) {
        singles[l].set(level.centroids(), tables.dimension(), 0, level.starts()[1]);
      }
    }
    int count = codes.length / tables.levels();
    float[] zeros = new float[tables.dimension()];
    workers.run(
        (count + SPAN - 1) / SPAN,
        task -> {
          NearestBlock block = blocks.get();
          block.reserve(tables.dimension());
          int to = Math.min(count, (task + 1) * SPAN);
          for (int first = task * SPAN; first < to; first += NearestTile.ROWS) {
            int size = Math.min(NearestTile.ROWS, to - first);
            FloatRows.copy(rows, first, size, block.rows);
            for (int l = 0; l < singles.length; l++) {
              step(block, first, size, tables, l, singles[l], codes);
              renormalise(block, size, tables, zeros);
            }
            if (residuals != null) {
              int values = size * tables.dimension();
              System.arraycopy(block.rows, 0, residuals, first * tables.dimension(), values);
            }
          }
        });
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
