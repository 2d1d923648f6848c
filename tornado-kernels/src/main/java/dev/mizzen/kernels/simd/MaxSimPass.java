package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * The highest similarity of each query row in each of some documents. The rows of the documents
 * pass by as one stream of tiles, so that short documents fill tiles together. For one thread; kept
 * and used again.
 */
final class MaxSimPass {
  /** Rows decoded at once: few enough to stay in the first cache beside a panel. */
  private static final int DECODED = 8 * MaxSimTile.ROWS;

  private final float[] sums = new float[MaxSimTile.ROWS * MaxSimTile.LANES];
  private float[] decoded = {};
  private float[] highest = {};
  private int[] winners = {};
  private int queryRows;
  private int width;
  private int first;
  private int end;
  private boolean named;

  /** Keeps the compiler from leaving out the reading ahead. */
  float touched;

  /** Starts with the documents {@code first .. end − 1}. */
  void begin(int queryRows, int first, int end, boolean named) {
    this.queryRows = queryRows;
    this.first = first;
    this.end = end;
    this.named = named;
    width = MaxSimScratch.panels(queryRows) * MaxSimTile.LANES;
    int size = (end - first) * width;
    highest = MaxSimScratch.grown(highest, size);
    Arrays.fill(highest, 0, size, Float.NEGATIVE_INFINITY);
    if (named) {
      winners = MaxSimScratch.grown(winners, size);
      Arrays.fill(winners, 0, size, 0);
    }
  }

  /** Compares all rows of the documents with the query rows of one panel. */
  void run(float[] panels, int panel, TokenRows documents, int[] starts) {
    int dim = documents.dimension();
    int size = MaxSimTile.ROWS * dim;
    int panelAt = panel * dim * MaxSimTile.LANES;
    float[] array = RowTiles.array(documents);
    int base = array == null ? 0 : RowTiles.offset(documents);
    int to = starts[end];
    int doc = first;
    int decodedFrom = 0;
    int decodedTo = 0;
    for (int row = starts[first]; row < to; row += MaxSimTile.ROWS) {
      int count = Math.min(MaxSimTile.ROWS, to - row);
      int at = base + row * dim;
      if (array != null && at + size <= array.length) {
        int ahead = Math.min(at + size, array.length - size);
        touched += MaxSimTile.multiply(panels, panelAt, array, at, dim, ahead, sums);
      } else {
        if (row >= decodedTo) {
          decodedFrom = row;
          decodedTo = Math.min(to, row + DECODED);
          decoded = MaxSimScratch.grown(decoded, DECODED * dim);
          RowTiles.decode(documents, row, decodedTo - row, decoded);
        }
        at = (row - decodedFrom) * dim;
        touched += MaxSimTile.multiply(panels, panelAt, decoded, at, dim, at, sums);
      }
      if (documents.type().isScaled()) {
        RowTiles.scale(documents, row, count, sums);
      }
      doc = fold(row, count, doc, starts, panel * MaxSimTile.LANES);
    }
  }

  /** Gives each row of a tile to its document; returns the document of the last. */
  private int fold(int row, int count, int doc, int[] starts, int lane) {
    int d = doc;
    for (int r = row; r < row + count; ) {
      while (starts[d + 1] <= r) {
        d++;
      }
      int stop = Math.min(row + count, starts[d + 1]);
      int at = (d - first) * width + lane;
      for (int v = 0; v < MaxSimTile.LANES; v += Lanes.FLOATS.length()) {
        int from = (r - row) * MaxSimTile.LANES + v;
        if (named) {
          foldNamed(from, stop - r, at + v, r - starts[d]);
        } else {
          fold(from, stop - r, at + v);
        }
      }
      r = stop;
    }
    return d;
  }

  private void fold(int from, int count, int at) {
    FloatVector most = FloatVector.fromArray(Lanes.FLOATS, highest, at);
    for (int j = 0; j < count; j++) {
      FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, sums, from + j * MaxSimTile.LANES);
      most = most.blend(sum, sum.compare(VectorOperators.GT, most));
    }
    most.intoArray(highest, at);
  }

  private void foldNamed(int from, int count, int at, int name) {
    FloatVector most = FloatVector.fromArray(Lanes.FLOATS, highest, at);
    IntVector winner = IntVector.fromArray(Lanes.INTS, winners, at);
    for (int j = 0; j < count; j++) {
      FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, sums, from + j * MaxSimTile.LANES);
      VectorMask<Float> higher = sum.compare(VectorOperators.GT, most);
      most = most.blend(sum, higher);
      winner = winner.blend(name + j, higher.cast(Lanes.INTS));
    }
    most.intoArray(highest, at);
    winner.intoArray(winners, at);
  }

  /** Writes the results. */
  void finish(int[] starts, float[] scores, int @Nullable [] best) {
    for (int d = first; d < end; d++) {
      int at = (d - first) * width;
      double sum = 0;
      for (int i = 0; i < queryRows; i++) {
        sum += highest[at + i];
      }
      scores[d] = (float) sum;
      if (best != null && starts[d] == starts[d + 1]) {
        Arrays.fill(best, d * queryRows, (d + 1) * queryRows, -1);
      } else if (best != null) {
        System.arraycopy(winners, at, best, d * queryRows, queryRows);
      }
    }
  }
}
