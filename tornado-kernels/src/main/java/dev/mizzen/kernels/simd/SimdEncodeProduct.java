package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.EncodeProductKernel;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.ProductTables;
import org.jspecify.annotations.Nullable;

/** {@link EncodeProductKernel}: a block of rows is rotated and encoded while it is in the cache. */
final class SimdEncodeProduct implements EncodeProductKernel {
  private static final int SPAN = 512;

  private final ThreadLocal<NearestBlock> blocks = ThreadLocal.withInitial(NearestBlock::new);
  private final Workers workers;

  SimdEncodeProduct(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void encode(TokenRows rows, ProductTables tables, byte[] codes) {
    Prepared prepared = new Prepared(tables);
    int count = codes.length / tables.subspaces();
    int tasks = (count + SPAN - 1) / SPAN;
    workers.run(
        tasks,
        task -> span(rows, prepared, codes, task * SPAN, Math.min(count, (task + 1) * SPAN)));
  }

  private void span(TokenRows rows, Prepared prepared, byte[] codes, int from, int to) {
    NearestBlock block = blocks.get();
    block.reserve(rows.dimension());
    double[] sums = RotateBlock.sums();
    float[] stored = new float[prepared.rotation == null ? 0 : NearestTile.ROWS * rows.dimension()];
    for (int first = from; first < to; first += NearestTile.ROWS) {
      int count = Math.min(NearestTile.ROWS, to - first);
      prepared.load(rows, first, count, stored, sums, block.rows);
      for (int s = 0; s < prepared.parts.length; s++) {
        NearestTable part = prepared.parts[s];
        block.assign(count, rows.dimension(), s * part.dimension(), part);
        for (int i = 0; i < count; i++) {
          codes[(first + i) * prepared.parts.length + s] = (byte) block.nearest[i];
        }
      }
    }
  }

  /** The tables of a call. */
  private static final class Prepared {
    private final NearestTable[] parts;
    private final double @Nullable [] rotation;
    private final float @Nullable [] offset;

    Prepared(ProductTables tables) {
      parts = new NearestTable[tables.subspaces()];
      for (int s = 0; s < parts.length; s++) {
        parts[s] = new NearestTable();
        parts[s].set(
            tables.centroids(), tables.width(), s * tables.size(), (s + 1) * tables.size());
      }
      float[] matrix = tables.rotation();
      rotation = matrix == null ? null : RotateBlock.widen(matrix);
      offset = tables.offset();
    }

    /** Rows, rotated and less the offset. */
    void load(TokenRows rows, int first, int count, float[] stored, double[] sums, float[] to) {
      int dimension = rows.dimension();
      if (rotation == null) {
        FloatRows.copy(rows, first, count, to);
      } else {
        FloatRows.copy(rows, first, count, stored);
        RotateBlock.rotate(stored, count, dimension, rotation, sums, to, 0);
      }
      if (offset != null) {
        for (int i = 0; i < count * dimension; i += dimension) {
          for (int k = 0; k < dimension; k++) {
            to[i + k] -= offset[k];
          }
        }
      }
    }
  }
}
