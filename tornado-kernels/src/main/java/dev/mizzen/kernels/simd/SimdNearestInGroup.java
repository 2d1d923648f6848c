package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.NearestInGroupKernel;
import dev.mizzen.kernels.quantize.SquaredDistance;
import org.jspecify.annotations.Nullable;

/** {@link NearestInGroupKernel}: rows that follow each other in a group share a block. */
final class SimdNearestInGroup implements NearestInGroupKernel {
  private static final int SPAN = 512;

  private final ThreadLocal<NearestBlock> blocks = ThreadLocal.withInitial(NearestBlock::new);
  private final ThreadLocal<NearestTable> tables = ThreadLocal.withInitial(NearestTable::new);
  private final Workers workers;

  SimdNearestInGroup(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void nearest(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances) {
    int tasks = (ids.length + SPAN - 1) / SPAN;
    workers.run(tasks, task -> span(rows, groups, centroids, starts, ids, distances, task * SPAN));
  }

  private void span(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances,
      int from) {
    NearestBlock block = blocks.get();
    NearestTable table = tables.get();
    block.reserve(rows.dimension());
    int to = Math.min(ids.length, from + SPAN);
    int tabled = -1;
    for (int first = from; first < to; ) {
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
      if (distances != null) {
        measure(block, table, distances, first, end);
      }
      first = end;
    }
    table.clear();
  }

  private static void measure(
      NearestBlock block, NearestTable table, float[] distances, int first, int end) {
    int dimension = table.dimension();
    boolean empty = table.from() == table.to();
    float[] others = empty ? new float[dimension] : table.centroids();
    for (int i = 0; i < end - first; i++) {
      int other = empty ? 0 : (table.from() + block.nearest[i]) * dimension;
      distances[first + i] =
          (float) SquaredDistance.between(block.rows, i * dimension, others, other, dimension);
    }
  }
}
