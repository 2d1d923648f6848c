package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One call of {@link SimdNearestCentroid}, kept by its thread for the next: a task is a span. */
final class NearestRun implements IntConsumer {
  /** Rows in a task, a multiple of every block. */
  private static final int SPAN = 512;

  private static final float[] NO_FLOATS = {};
  private static final int[] NO_IDS = {};
  private static final TokenRows NO_ROWS = TokenRows.of(NO_FLOATS, 1);

  private final ThreadLocal<NearestBlock> blocks;
  private final NearestTable table = new NearestTable();
  private TokenRows rows = NO_ROWS;
  private int[] ids = NO_IDS;
  private float @Nullable [] distances;

  NearestRun(ThreadLocal<NearestBlock> blocks) {
    this.blocks = blocks;
  }

  /** Takes a call's arguments, and tells how many tasks it has. */
  int begin(TokenRows batch, float[] centroids, int[] nearest, float @Nullable [] squares) {
    table.set(centroids, batch.dimension(), 0, centroids.length / batch.dimension());
    rows = batch;
    ids = nearest;
    distances = squares;
    return (nearest.length + SPAN - 1) / SPAN;
  }

  /** Lets go of the arguments. */
  void end() {
    table.clear();
    rows = NO_ROWS;
    ids = NO_IDS;
    distances = null;
  }

  @Override
  public void accept(int task) {
    NearestBlock block = blocks.get();
    block.reserve(rows.dimension());
    int to = Math.min(ids.length, (task + 1) * SPAN);
    for (int first = task * SPAN; first < to; first += NearestTile.ROWS) {
      assign(block, first, Math.min(NearestTile.ROWS, to - first));
    }
  }

  private void assign(NearestBlock block, int first, int count) {
    int dimension = rows.dimension();
    FloatRows.copy(rows, first, count, block.rows);
    if (table.to() - table.from() == 1) {
      // As in k-means++, which asks for distances alone.
      Arrays.fill(block.nearest, 0, count, 0);
    } else {
      block.assign(count, dimension, 0, table);
    }
    System.arraycopy(block.nearest, 0, ids, first, count);
    float[] squares = distances;
    if (squares == null) {
      return;
    }
    for (int i = 0; i < count; i++) {
      squares[first + i] =
          (float)
              block.distance.between(
                  block.rows,
                  i * dimension,
                  table.centroids(),
                  block.nearest[i] * dimension,
                  dimension);
    }
  }
}
