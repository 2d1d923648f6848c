package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.ProductTables;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One call of {@link SimdEncodeProduct}, kept by its thread for the next: a task is a span. */
final class ProductRun implements IntConsumer {
  private static final int SPAN = 512;
  private static final TokenRows NO_ROWS = TokenRows.of(new float[0], 1);
  private static final byte[] NO_CODES = {};
  private static final ThreadLocal<NearestBlock> BLOCK = ThreadLocal.withInitial(NearestBlock::new);
  private static final ThreadLocal<RotateScratch> SCRATCH =
      ThreadLocal.withInitial(RotateScratch::new);

  private TokenRows rows = NO_ROWS;
  private byte[] codes = NO_CODES;
  private NearestTable[] parts = {};
  private int subspaces;
  private boolean rotated;
  private double[] rotation = {};
  private float @Nullable [] offset;

  /** Takes a call's arguments, and tells how many tasks it has. */
  int begin(TokenRows batch, ProductTables tables, byte[] to) {
    rows = batch;
    codes = to;
    subspaces = tables.subspaces();
    parts = grown(parts, subspaces);
    for (int s = 0; s < subspaces; s++) {
      parts[s].set(tables.centroids(), tables.width(), s * tables.size(), (s + 1) * tables.size());
    }
    float[] matrix = tables.rotation();
    rotated = matrix != null;
    rotation = matrix == null ? rotation : RotateBlock.widen(matrix, rotation);
    offset = tables.offset();
    return (to.length / subspaces + SPAN - 1) / SPAN;
  }

  /** At least {@code count} tables, the given ones among them. */
  static NearestTable[] grown(NearestTable[] tables, int count) {
    if (tables.length >= count) {
      return tables;
    }
    NearestTable[] grown = Arrays.copyOf(tables, count);
    for (int i = tables.length; i < count; i++) {
      grown[i] = new NearestTable();
    }
    return grown;
  }

  /** Lets go of the arguments. */
  void end() {
    rows = NO_ROWS;
    codes = NO_CODES;
    offset = null;
    for (NearestTable part : parts) {
      part.clear();
    }
  }

  @Override
  public void accept(int task) {
    NearestBlock block = BLOCK.get();
    block.reserve(rows.dimension());
    int to = Math.min(codes.length / subspaces, (task + 1) * SPAN);
    for (int first = task * SPAN; first < to; first += NearestTile.ROWS) {
      int count = Math.min(NearestTile.ROWS, to - first);
      load(first, count, block.rows);
      for (int s = 0; s < subspaces; s++) {
        block.assign(count, rows.dimension(), s * parts[s].dimension(), parts[s]);
        for (int i = 0; i < count; i++) {
          codes[(first + i) * subspaces + s] = (byte) block.nearest[i];
        }
      }
    }
  }

  /** Rows, rotated and less the offset. */
  private void load(int first, int count, float[] to) {
    int dimension = rows.dimension();
    if (rotated) {
      RotateScratch scratch = SCRATCH.get();
      float[] stored = scratch.rows(NearestTile.ROWS * dimension);
      FloatRows.copy(rows, first, count, stored);
      RotateBlock.rotate(stored, count, dimension, rotation, scratch.sums, to, 0);
    } else {
      FloatRows.copy(rows, first, count, to);
    }
    float[] less = offset;
    if (less != null) {
      for (int i = 0; i < count * dimension; i += dimension) {
        for (int k = 0; k < dimension; k++) {
          to[i + k] -= less[k];
        }
      }
    }
  }
}
