package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import java.util.Arrays;

/** What one thread needs to rank a block of users: made once, grown, and kept. */
final class RankingScratch {
  private static final ThreadLocal<RankingScratch> OF_THREAD =
      ThreadLocal.withInitial(RankingScratch::new);

  /** Items that all users of a block meet before the next: they stay in the first cache. */
  private static final int DECODED = 8 * MaxSimTile.ROWS;

  private static final int STEP = MaxSimTile.SPECIES.length();

  /** The best items of each user. */
  final TopItems top = new TopItems();

  private final float[] sums = new float[MaxSimTile.SUMS + TopItems.BEYOND];
  private float[] panels = {};
  private int laid;
  private final RowTiles tiles = new RowTiles();
  private final ReadAhead ahead = new ReadAhead();

  private RankingScratch() {}

  /** The calling thread's. */
  static RankingScratch ofThread() {
    return OF_THREAD.get();
  }

  /**
   * Lays users out in panels {@code [dimension × lanes]} of the widest tile, the last one of as
   * many vectors as its users need; lanes without a user hold zeros.
   */
  void lay(float[] users, int first, int end, int dimension) {
    laid = end - first;
    int size = dimension * MaxSimTile.LANES;
    int count = MaxSimScratch.panels(laid);
    panels = MaxSimScratch.grown(panels, count * size);
    Arrays.fill(panels, (count - 1) * size, count * size, 0);
    for (int i = 0; i < laid; i++) {
      int lane = i / MaxSimTile.LANES * MaxSimTile.LANES;
      int lanes = vectors(lane) * STEP;
      int to = lane * dimension + i - lane;
      int from = (first + i) * dimension;
      for (int k = 0; k < dimension; k++) {
        panels[to + k * lanes] = users[from + k];
      }
    }
  }

  /** The vectors of the panel that begins with user {@code lane}. */
  private int vectors(int lane) {
    return (Math.min(MaxSimTile.LANES, laid - lane) + STEP - 1) / STEP;
  }

  /** Shows all items, in order, to the users that were laid out. */
  void pass(TokenRows items) {
    int dimension = items.dimension();
    int most = (DECODED + MaxSimTile.MOST_ROWS) * dimension;
    tiles.reserve(items.type(), most);
    float[] array = RowTiles.array(items);
    int base = array == null ? 0 : RowTiles.offset(items);
    int count = (int) items.rows();
    for (int item = 0; item < count; item += DECODED) {
      int block = Math.min(DECODED, count - item);
      float[] rows = tiles.floats;
      int at = 0;
      boolean far = false;
      if (array != null && base + item * dimension <= array.length - most) {
        rows = array;
        far = true;
        at = base + item * dimension;
      } else {
        tiles.decode(items, item, block);
      }
      for (int lane = 0; lane < laid; lane += MaxSimTile.LANES) {
        panel(items, item, block, lane, rows, at, far && lane == 0);
      }
    }
    ahead.end();
  }

  /**
   * Shows a block of items, which lies in {@code rows} from {@code at}, to one panel.
   *
   * @param far whether the next tile is to be read ahead: the first panel brings it near for others
   */
  private void panel(
      TokenRows items, int item, int block, int lane, float[] rows, int at, boolean far) {
    int dimension = items.dimension();
    int vectors = vectors(lane);
    int lanes = vectors * STEP;
    int tile = MaxSimTile.rows(vectors);
    int size = tile * dimension;
    boolean scaled = items.type().isScaled();
    for (int j = 0; j < block; j += tile) {
      int from = at + j * dimension;
      ahead.of(rows, far ? Math.min(from + size, rows.length - size) : 0, far ? tile : 0);
      MaxSimTile.multiply(vectors, panels, lane * dimension, rows, from, dimension, ahead, sums);
      int count = Math.min(tile, block - j);
      if (scaled) {
        MaxSimTile.scale(tiles.scales(items, item + j, count), count, lanes, sums);
      }
      top.offer(sums, item + j, count, lane, lanes);
    }
  }
}
