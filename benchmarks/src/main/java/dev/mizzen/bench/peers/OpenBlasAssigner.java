package dev.mizzen.bench.peers;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.mizzen.bench.workload.KMeansData;
import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.FloatPointer;

/** {@code ‖c‖² − 2⟨x, c⟩} by OpenBLAS's product for blocks of rows, and the least of each row. */
final class OpenBlasAssigner implements Assigner {
  private static final int BLOCK = 512;

  private final KMeansData data;
  private final FloatPointer rows;
  private final FloatPointer centroids;
  private final FloatPointer products;
  private final MemorySegment productValues;
  private final float[] row;
  private final float[] squares;
  private final int[] ids;

  OpenBlasAssigner(KMeansData data, int threads) {
    OpenBlas.threads(threads);
    this.data = data;
    rows = new FloatPointer(data.values());
    centroids = new FloatPointer(data.centroids());
    products = new FloatPointer((long) BLOCK * data.clusters());
    productValues = OpenBlas.segment(products);
    row = new float[data.clusters()];
    squares = new float[data.clusters()];
    ids = new int[data.count()];
  }

  @Override
  public void run() {
    int dimension = data.dimension();
    for (int c = 0; c < squares.length; c++) {
      float sum = 0;
      for (int k = 0; k < dimension; k++) {
        float value = data.centroids()[c * dimension + k];
        sum += value * value;
      }
      squares[c] = sum;
    }
    for (int first = 0; first < ids.length; first += BLOCK) {
      int count = Math.min(BLOCK, ids.length - first);
      FloatPointer block = rows.getPointer((long) first * dimension);
      OpenBlas.timesTransposed(block, centroids, products, count, row.length, dimension);
      for (int r = 0; r < count; r++) {
        ids[first + r] = nearest(r);
      }
    }
  }

  /** The least value first, in a loop that the compiler turns into vectors, then its place. */
  private int nearest(int r) {
    MemorySegment.copy(
        productValues, JAVA_FLOAT, (long) r * row.length * Float.BYTES, row, 0, row.length);
    for (int c = 0; c < row.length; c++) {
      row[c] = squares[c] - 2 * row[c];
    }
    float least = Float.POSITIVE_INFINITY;
    for (float value : row) {
      least = Math.min(least, value);
    }
    int at = 0;
    while (row[at] != least) {
      at++;
    }
    return at;
  }

  @Override
  public int[] ids() {
    return ids;
  }

  @Override
  public void close() {
    rows.close();
    centroids.close();
    products.close();
  }
}
