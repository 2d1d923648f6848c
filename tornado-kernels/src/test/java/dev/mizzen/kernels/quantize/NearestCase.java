package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Random rows and centroids, with the distances as they are defined, by plain loops. */
final class NearestCase {
  final int dimension;
  final float[] rows;
  final float[] centroids;

  /** What the values are like; all but the first are made to be close calls or to overflow. */
  enum Values {
    NORMAL,
    /** Small whole numbers: many exact ties. */
    LATTICE,
    /** Far from zero, so that single floats lose the differences. */
    OFFSET,
    /** Rows at the middle between two centroids, a rounding away. */
    MIDDLE,
    /** Single-float squares overflow. */
    HUGE,
    /** Single-float squares underflow. */
    TINY,
    ZERO
  }

  NearestCase(int rows, int centroids, int dimension, Values values, long seed) {
    Random random = new Random(seed + dimension);
    this.dimension = dimension;
    this.rows = new float[rows * dimension];
    this.centroids = new float[centroids * dimension];
    fill(this.centroids, values, random);
    fill(this.rows, values, random);
    if (values == Values.MIDDLE) {
      for (int i = 0; i < rows; i++) {
        middle(i, random.nextInt(centroids), random.nextInt(centroids));
      }
    }
  }

  TokenRows tokenRows() {
    return TokenRows.of(rows, dimension);
  }

  /** The rows rounded to {@code type}, one byte off any alignment. */
  TokenRows stored(ElementType type) {
    ByteBuffer bytes = buffer(1 + rows.length * type.bytes());
    ByteBuffer scales = buffer(1 + rows.length / dimension * Float.BYTES);
    for (int k = 0; k < rows.length; k++) {
      switch (type) {
        case FLOAT32 -> bytes.putFloat(rows[k]);
        case FLOAT16 -> bytes.putShort(Float.floatToFloat16(rows[k]));
        case INT8 -> bytes.put((byte) (20 * rows[k]));
      }
      if (k % dimension == 0) {
        scales.putFloat(0.01f + k);
      }
    }
    return new TokenRows(
        MemorySegment.ofBuffer(bytes.flip().position(1)),
        type,
        type.isScaled() ? MemorySegment.ofBuffer(scales.flip().position(1)) : MemorySegment.NULL,
        dimension);
  }

  /** The distance of row {@code i} to every centroid. */
  double[] distances(int i) {
    double[] distances = new double[centroids.length / dimension];
    for (int c = 0; c < distances.length; c++) {
      distances[c] = distance(rows, i * dimension, centroids, c * dimension, dimension);
    }
    return distances;
  }

  /** The distance as it is defined. */
  static double distance(float[] a, int i, float[] b, int j, int dimension) {
    double[] sums = new double[8];
    for (int k = 0; k < dimension; k++) {
      double difference = (double) a[i + k] - b[j + k];
      sums[k % 8] += difference * difference;
    }
    for (int half = 4; half > 0; half /= 2) {
      for (int s = 0; s < half; s++) {
        sums[s] += sums[s + half];
      }
    }
    return sums[0];
  }

  /** The nearest of the centroids {@code from .. to − 1}, counted from the first. */
  static int nearest(float[] row, int at, float[] centroids, int from, int to, int dimension) {
    double[] distances = new double[to - from];
    for (int c = from; c < to; c++) {
      distances[c - from] = distance(row, at, centroids, c * dimension, dimension);
    }
    return lowest(distances);
  }

  static int lowest(double[] distances) {
    int best = 0;
    for (int c = 1; c < distances.length; c++) {
      best = distances[c] < distances[best] ? c : best;
    }
    return best;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN).position(1);
  }

  private static void fill(float[] values, Values kind, Random random) {
    for (int k = 0; k < values.length; k++) {
      float value = (float) random.nextGaussian();
      values[k] =
          switch (kind) {
            case NORMAL, MIDDLE -> value;
            case LATTICE -> random.nextInt(3) - 1;
            case OFFSET -> 1000 + value / 1000;
            case HUGE -> value * 1e30f;
            case TINY -> value * 1e-39f;
            case ZERO -> 0;
          };
    }
  }

  private void middle(int row, int a, int b) {
    for (int k = 0; k < dimension; k++) {
      rows[row * dimension + k] =
          (float) (((double) centroids[a * dimension + k] + centroids[b * dimension + k]) / 2);
    }
  }
}
