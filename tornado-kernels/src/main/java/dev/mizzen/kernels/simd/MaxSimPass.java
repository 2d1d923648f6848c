package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;
import static dev.mizzen.kernels.simd.MaxSimTile.TYPE;

import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The highest similarity of each query row in each of some documents. The rows of the documents
 * pass by as one stream of tiles, so that short documents fill tiles together. For one thread; kept
 * and used again.
 */
final class MaxSimPass {
  private static final int STEP = SPECIES.length();

  /** Rows that are decoded at once for few query rows: two tiles. */
  private static final int FEW_ROWS = 2 * MaxSimFewTile.ROWS;

  private final float[] sums = new float[MaxSimTile.SUMS];
  private final float[] lanes = new float[MaxSimFewTile.LANES];
  private final RowTiles tiles = new RowTiles();
  private final ReadAhead ahead = new ReadAhead();

  /** {@code [documents × width]}, as the panels' lanes lie. */
  float[] highest = {};

  /** Whose similarity that is, counted from the document's first row. */
  int[] winners = {};

  private int width;
  private int first;
  private boolean named;

  /**
   * Compares all rows of the documents {@code first .. end − 1} with all query rows.
   *
   * @param named whether the winners are asked for
   */
  void run(
      QueryPanels panels, TokenRows documents, int[] starts, int first, int end, boolean named) {
    this.first = first;
    this.named = named;
    width = panels.width();
    int size = (end - first) * width;
    if (highest.length < size) {
      highest = new float[size];
    }
    Arrays.fill(highest, 0, size, Float.NEGATIVE_INFINITY);
    if (named) {
      if (winners.length < size) {
        winners = new int[size];
      }
      Arrays.fill(winners, 0, size, 0);
    }
    if (panels.areFew()) {
      runFew(panels, documents, starts, end);
    } else {
      for (int panel = 0; panel < panels.count(); panel++) {
        run(panels, panel, documents, starts, end);
      }
    }
    ahead.end();
  }

  private void run(QueryPanels panels, int panel, TokenRows documents, int[] starts, int end) {
    int dim = documents.dimension();
    int vectors = panels.vectors(panel);
    int lanes = panels.lanes(panel);
    int tileRows = MaxSimTile.rows(vectors);
    int size = tileRows * dim;
    tiles.reserve(documents.type(), size);
    float[] array = RowTiles.array(documents);
    int base = array == null ? 0 : RowTiles.offset(documents);
    int to = starts[end];
    int doc = first;
    for (int row = starts[first]; row < to; row += tileRows) {
      int count = Math.min(tileRows, to - row);
      float[] rows = array;
      int at = base + row * dim;
      if (rows == null || at + size > rows.length) {
        tiles.decode(documents, row, count);
        rows = tiles.floats;
        at = 0;
        readAhead(documents, row + tileRows, tileRows, dim);
      } else {
        ahead.of(rows, Math.min(at + size, rows.length - size), tileRows);
      }
      MaxSimTile.multiply(vectors, panels.values(), panels.at(panel), rows, at, dim, ahead, sums);
      if (documents.type().isScaled()) {
        MaxSimTile.scale(tiles.scales(documents, row, count), count, lanes, sums);
      }
      doc = fold(row, count, doc, starts, panels.lane(panel), lanes);
    }
  }

  /** The same for few query rows. */
  private void runFew(QueryPanels panels, TokenRows documents, int[] starts, int end) {
    int dim = documents.dimension();
    int size = FEW_ROWS * dim;
    tiles.reserve(documents.type(), size);
    float[] array = RowTiles.array(documents);
    int base = array == null ? 0 : RowTiles.offset(documents);
    int to = starts[end];
    int doc = first;
    for (int row = starts[first]; row < to; row += FEW_ROWS) {
      int count = Math.min(FEW_ROWS, to - row);
      float[] rows = array;
      int at = base + row * dim;
      if (rows == null || at + size > rows.length) {
        tiles.decode(documents, row, count);
        rows = tiles.floats;
        at = 0;
      }
      for (int j = 0; j < count; j += MaxSimFewTile.ROWS) {
        readAhead(documents, row + FEW_ROWS + j, MaxSimFewTile.ROWS, MaxSimFewTile.touches(dim));
        MaxSimFewTile.multiply(panels.values(), rows, at + j * dim, dim, ahead, lanes);
        MaxSimFewTile.add(lanes, sums, j * STEP);
      }
      if (documents.type().isScaled()) {
        MaxSimTile.scale(tiles.scales(documents, row, count), count, STEP, sums);
      }
      doc = fold(row, count, doc, starts, 0, STEP);
    }
  }

  /** Has the rows that will be decoded next read ahead in some steps, if there are so many. */
  private void readAhead(TokenRows documents, int row, int count, int steps) {
    MemorySegment values = documents.values();
    int rowBytes = documents.dimension() * documents.type().bytes();
    int stride = count * rowBytes / steps;
    long at = (long) row * rowBytes;
    if (values.isNative() && at + (long) steps * stride <= values.byteSize()) {
      ahead.of(values, at, stride);
    } else {
      ahead.end();
    }
  }

  /** Gives each row of a tile to its document; returns the document of the last. */
  private int fold(int row, int count, int doc, int[] starts, int lane, int lanes) {
    int d = doc;
    for (int r = row; r < row + count; ) {
      while (starts[d + 1] <= r) {
        d++;
      }
      int stop = Math.min(row + count, starts[d + 1]);
      for (int v = 0; v < lanes; v += STEP) {
        int at = (d - first) * width + lane + v;
        int from = (r - row) * lanes + v;
        if (named) {
          foldNamed(from, lanes, stop - r, at, r - starts[d]);
        } else {
          fold(from, lanes, stop - r, at);
        }
      }
      r = stop;
    }
    return d;
  }

  private void fold(int from, int lanes, int count, int at) {
    FloatVector most = FloatVector.fromArray(SPECIES, highest, at);
    for (int j = 0; j < count; j++) {
      FloatVector sum = TYPE.cast(FloatVector.fromArray(SPECIES, sums, from + j * lanes));
      most = TYPE.cast(most).blend(sum, sum.compare(VectorOperators.GT, most));
    }
    TYPE.cast(most).intoArray(highest, at);
  }

  private void foldNamed(int from, int lanes, int count, int at, int name) {
    FloatVector most = FloatVector.fromArray(SPECIES, highest, at);
    IntVector winner = IntVector.fromArray(MaxSimTile.NAMES, winners, at);
    for (int j = 0; j < count; j++) {
      FloatVector sum = TYPE.cast(FloatVector.fromArray(SPECIES, sums, from + j * lanes));
      VectorMask<Float> higher = sum.compare(VectorOperators.GT, most);
      most = TYPE.cast(most).blend(sum, higher);
      winner = MaxSimTile.NAME_TYPE.cast(winner).blend(name + j, higher.cast(MaxSimTile.NAMES));
    }
    TYPE.cast(most).intoArray(highest, at);
    MaxSimTile.NAME_TYPE.cast(winner).intoArray(winners, at);
  }

  /** The score of document {@code d} by the query rows {@code from .. to − 1}. */
  float score(int d, int from, int to) {
    int at = (d - first) * width;
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += highest[at + i];
    }
    return (float) sum;
  }

  /** Writes the winners of document {@code d} for {@code count} query rows. */
  void winners(int d, boolean empty, int[] best, int to, int count) {
    if (empty) {
      Arrays.fill(best, to, to + count, -1);
    } else {
      System.arraycopy(winners, (d - first) * width, best, to, count);
    }
  }
}
