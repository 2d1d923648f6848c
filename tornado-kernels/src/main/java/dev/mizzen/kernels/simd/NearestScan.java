package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.TYPE;

import dev.mizzen.kernels.quantize.SquaredDistance;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The nearest centroid of a single row: all distances in single floats, then those that rounding
 * could have made the lowest once more by {@link SquaredDistance}. For one thread.
 *
 * <p>A single-float distance, differences squared and added in any order, is within {@code γₙ₊₄·D}
 * of the exact D (and {@code (n + 1)·2⁻¹⁴⁸} where it underflows). So only centroids within {@code
 * (1 + γ)/(1 − γ)} of the lowest one can be nearest.
 */
final class NearestScan {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;

  private float[] distances = new float[0];

  /** Which of the centroids {@code from .. to − 1} is nearest to {@code row[at ..]}. */
  int nearest(float[] row, int at, float[] centroids, int from, int to, int dimension) {
    int count = to - from;
    if (distances.length < count) {
      distances = new float[count];
    }
    float lowest = Float.POSITIVE_INFINITY;
    for (int c = 0; c < count; c++) {
      float distance = distance(row, at, centroids, (from + c) * dimension, dimension);
      distances[c] = distance;
      lowest = Math.min(lowest, distance);
    }
    return decide(row, at, centroids, from, to, dimension, limit(lowest, dimension));
  }

  /** The lowest distance by definition among those that are not above {@code limit}. */
  private int decide(
      float[] row, int at, float[] centroids, int from, int to, int dimension, float limit) {
    int best = from;
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = from; c < to; c++) {
      // Not "≤": a distance that overflowed to NaN has to be looked at.
      if (!(distances[c - from] > limit)) {
        double distance = SquaredDistance.between(row, at, centroids, c * dimension, dimension);
        if (distance < lowest) {
          lowest = distance;
          best = c;
        }
      }
    }
    return best;
  }

  private static float limit(float lowest, int dimension) {
    double gamma = (dimension + 6) * 0x1p-24;
    if (!(lowest < Float.MAX_VALUE) || gamma > 0.25) {
      return Float.POSITIVE_INFINITY;
    }
    return Math.nextUp((float) (lowest * (1 + 4 * gamma) + (dimension + 1) * 0x1p-146));
  }

  private static float distance(float[] row, int at, float[] centroids, int from, int dimension) {
    int step = FLOATS.length();
    int limit = FLOATS.loopBound(dimension);
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = even;
    int k = 0;
    // Written out: vectors that a method hands back are boxed where C2 stops inlining.
    for (; k + step < limit; k += 2 * step) {
      FloatVector x =
          TYPE.cast(FloatVector.fromArray(FLOATS, row, at + k))
              .sub(FloatVector.fromArray(FLOATS, centroids, from + k));
      even = Lanes.FMA ? x.fma(x, even) : x.mul(x).add(even);
      FloatVector y =
          TYPE.cast(FloatVector.fromArray(FLOATS, row, at + k + step))
              .sub(FloatVector.fromArray(FLOATS, centroids, from + k + step));
      odd = Lanes.FMA ? y.fma(y, odd) : y.mul(y).add(odd);
    }
    if (k < limit) {
      FloatVector x =
          TYPE.cast(FloatVector.fromArray(FLOATS, row, at + k))
              .sub(FloatVector.fromArray(FLOATS, centroids, from + k));
      even = Lanes.FMA ? x.fma(x, even) : x.mul(x).add(even);
      k += step;
    }
    float sum = limit == 0 ? 0 : TYPE.cast(even).add(odd).reduceLanes(VectorOperators.ADD);
    for (; k < dimension; k++) {
      float difference = row[at + k] - centroids[from + k];
      sum = Lanes.multiplyAdd(difference, difference, sum);
    }
    return sum;
  }
}
