package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One call of {@link SimdNearestInGroup}, kept by its thread for the next: a task is a span. */
final class GroupRun implements IntConsumer {
  private static final int SPAN = 512;
  private static final TokenRows NO_ROWS = TokenRows.of(new float[0], 1);
  private static final float[] NO_FLOATS = {};
  private static final int[] NO_INTS = {};
  private static final ThreadLocal<NearestBlock> BLOCK = ThreadLocal.withInitial(NearestBlock::new);
  private static final ThreadLocal<NearestTable> TABLE = ThreadLocal.withInitial(NearestTable::new);

  private TokenRows rows = NO_ROWS;
  private int[] groups = NO_INTS;
  private float[] centroids = NO_FLOATS;
  private int[] starts = NO_INTS;
  private int[] ids = NO_INTS;
  private float @Nullable [] distances;
  private float[] zeros = NO_FLOATS;

  /** Takes a call's arguments, and tells how many tasks it has. */
  int begin(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances) {
    this.rows = rows;
    this.groups = groups;
    this.centroids = centroids;
    this.starts = starts;
    this.ids = ids;
    this.distances = distances;
    zeros = zeros.length < rows.dimension() ? new float[rows.dimension()] : zeros;
    return (ids.length + SPAN - 1) / SPAN;
  }

  /** Lets go of the arguments. */
  void end() {
    rows = NO_ROWS;
    groups = NO_INTS;
    centroids = NO_FLOATS;
    starts = NO_INTS;
    ids = NO_INTS;
    distances = null;
  }

  @Override
  public void accept(int task) {
    NearestBlock block = BLOCK.get();
    NearestTable table = TABLE.get();
    block.reserve(rows.dimension());
    int to = Math.min(ids.length, (task + 1) * SPAN);
    int tabled = -1;
    for (int first = task * SPAN; first < to; ) {
      int group = groups[first];
      int end = first + 1;
      while (end < Math.min(to, first + NearestTile.ROWS) && groups[end] == group) {
        end++;
      }
      FloatRows.copy(rows, first, end - first, block.rows);
      if (group != tabled) {
        table.set(centroids, rows.dimension(), starts[group], starts[group + 1]);
        tabled = group;
      }
      block.assign(end - first, rows.dimension(), 0, table);
      System.arraycopy(block.nearest, 0, ids, first, end - first);
      measure(block, table, first, end);
      first = end;
    }
    table.clear();
  }

  private void measure(NearestBlock block, NearestTable table, int first, int end) {
    float[] squares = distances;
    if (squares == null) {
      return;
    }
    int dimension = table.dimension();
    boolean empty = table.from() == table.to();
    float[] others = empty ? zeros : table.centroids();
    for (int i = 0; i < end - first; i++) {
      int other = empty ? 0 : (table.from() + block.nearest[i]) * dimension;
      squares[first + i] =
          (float) block.distance.between(block.rows, i * dimension, others, other, dimension);
    }
  }
}
