package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import dev.mizzen.kernels.quantize.DistanceTableKernel;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import jdk.incubator.vector.FloatVector;

/**
 * {@link DistanceTableKernel} with a centroid in each lane. A codebook is transposed first, which
 * all queries share.
 */
final class SimdDistanceTables implements DistanceTableKernel {
  private static final int STEP = Lanes.FLOATS.length();

  private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

  /** A codebook, one row for each of its dimensions, each row filled up to whole vectors. */
  private static final class Workspace {
    private float[] book = {};

    float[] transposed(float[] codebooks, int from, int centroids, int part, int row) {
      if (book.length < row * part) {
        book = new float[row * part];
      }
      for (int c = 0; c < centroids; c++) {
        for (int i = 0; i < part; i++) {
          book[i * row + c] = codebooks[from + c * part + i];
        }
      }
      return book;
    }
  }

  @Override
  public void tables(
      DistanceTableMetric metric,
      float[] queries,
      float[] codebooks,
      int subspaces,
      int centroids,
      float[] tables) {
    int dimension = codebooks.length / centroids;
    int part = dimension / subspaces;
    int row = (centroids + STEP - 1) / STEP * STEP;
    Workspace workspace = workspaces.get();
    for (int j = 0; j < subspaces; j++) {
      float[] book = workspace.transposed(codebooks, j * centroids * part, centroids, part, row);
      for (int q = j * part, to = j * centroids; q < queries.length; q += dimension) {
        for (int c = 0; c < centroids; c += STEP) {
          if (metric == DistanceTableMetric.SQUARED_EUCLIDEAN) {
            squaredDistances(queries, q, book, c, part, row, tables, to + c, centroids - c);
          } else {
            products(queries, q, book, c, part, row, tables, to + c, centroids - c);
          }
        }
        to += subspaces * centroids;
      }
    }
  }

  private static void squaredDistances(
      float[] query,
      int from,
      float[] book,
      int c,
      int part,
      int row,
      float[] tables,
      int at,
      int left) {
    FloatVector sums = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < part; i++) {
      FloatVector centroids = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, book, i * row + c));
      FloatVector difference = TYPE.cast(centroids.sub(query[from + i]));
      sums = FMA ? difference.fma(difference, sums) : difference.mul(difference).add(sums);
    }
    sums = TYPE.cast(sums);
    if (left >= STEP) {
      sums.intoArray(tables, at);
    } else {
      sums.intoArray(tables, at, Lanes.FLOATS.indexInRange(0, left));
    }
  }

  private static void products(
      float[] query,
      int from,
      float[] book,
      int c,
      int part,
      int row,
      float[] tables,
      int at,
      int left) {
    FloatVector sums = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < part; i++) {
      FloatVector centroids = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, book, i * row + c));
      FloatVector q = FloatVector.broadcast(Lanes.FLOATS, query[from + i]);
      sums = FMA ? centroids.fma(q, sums) : centroids.mul(q).add(sums);
    }
    sums = TYPE.cast(TYPE.cast(sums).neg());
    if (left >= STEP) {
      sums.intoArray(tables, at);
    } else {
      sums.intoArray(tables, at, Lanes.FLOATS.indexInRange(0, left));
    }
  }
}
