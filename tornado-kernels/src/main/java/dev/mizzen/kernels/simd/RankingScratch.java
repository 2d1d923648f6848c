package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import java.util.Arrays;

/** What one thread needs to rank a block of users: made once, grown, and kept. */
final class RankingScratch {
  private static final ThreadLocal<RankingScratch> OF_THREAD =
      ThreadLocal.withInitial(RankingScratch::new);

  /** Items that all users of a block meet before the next: they stay in the first cache. */
  private static final int DECODED = 8 * MaxSimTile.ROWS;

  /** The best items of each user. */
  final TopItems top = new TopItems();

  private final float[] sums = new float[MaxSimTile.SUMS];
  private float[] panels = {};
  private final RowTiles tiles = new RowTiles();

  /** Of nothing: decoded items are near. */
  private final ReadAhead ahead = new ReadAhead();

  private RankingScratch() {}

  /** The calling thread's. */
  static RankingScratch ofThread() {
    return OF_THREAD.get();
  }

  /** Lays users out in panels {@code [dimension × LANES]}; lanes without a user hold zeros. */
  void lay(float[] users, int first, int end, int dimension) {
    int size = dimension * MaxSimTile.LANES;
    int count = MaxSimScratch.panels(end - first);
    panels = MaxSimScratch.grown(panels, count * size);
    Arrays.fill(panels, (count - 1) * size, count * size, 0);
    for (int i = 0; i < end - first; i++) {
      int to = i / MaxSimTile.LANES * size + i % MaxSimTile.LANES;
      int from = (first + i) * dimension;
      for (int k = 0; k < dimension; k++) {
        panels[to + k * MaxSimTile.LANES] = users[from + k];
      }
    }
  }

  /** Shows all items, in order, to the users that were laid out. */
  void pass(TokenRows items, int users) {
    int dimension = items.dimension();
    tiles.reserve(items.type(), DECODED * dimension);
    int count = (int) items.rows();
    for (int item = 0; item < count; item += DECODED) {
      int tile = Math.min(DECODED, count - item);
      tiles.decode(items, item, tile);
      for (int lane = 0; lane < users; lane += MaxSimTile.LANES) {
        panel(items, item, tile, lane);
      }
    }
  }

  private void panel(TokenRows items, int item, int tile, int lane) {
    int dimension = items.dimension();
    boolean scaled = items.type().isScaled();
    for (int j = 0; j < tile; j += MaxSimTile.ROWS) {
      int at = j * dimension;
      MaxSimTile.multiply(
          MaxSimTile.VECTORS, panels, lane * dimension, tiles.floats, at, dimension, ahead, sums);
      int rows = Math.min(MaxSimTile.ROWS, tile - j);
      if (scaled) {
        MaxSimTile.scale(tiles.scales(items, item + j, rows), rows, MaxSimTile.LANES, sums);
      }
      top.offer(sums, item + j, rows, lane);
    }
  }
}
