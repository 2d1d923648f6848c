package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.quantize.SquaredDistance;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link SquaredDistance} bit for bit: its eight sums are lanes, of as many vectors as it takes.
 * For one thread.
 */
final class LaneDistance {
  private static final int SUMS = 8;
  private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, Lanes.SHAPE);
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(Lanes.SHAPE.vectorBitSize() / 2));

  private final double[] sums = new double[SUMS];

  /** The distance of {@code a[i .. i + dimension)} and {@code b[j .. j + dimension)}. */
  double between(float[] a, int i, float[] b, int j, int dimension) {
    int limit = dimension - dimension % SUMS;
    for (int lane = 0; lane < SUMS; lane += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int k = lane; k < limit; k += SUMS) {
        DoubleVector x =
            (DoubleVector)
                FloatVector.fromArray(FLOATS, a, i + k)
                    .convertShape(VectorOperators.F2D, DOUBLES, 0);
        DoubleVector y =
            (DoubleVector)
                FloatVector.fromArray(FLOATS, b, j + k)
                    .convertShape(VectorOperators.F2D, DOUBLES, 0);
        DoubleVector difference = x.sub(y);
        // Not fused: the definition rounds twice.
        sum = sum.add(difference.mul(difference));
      }
      sum.intoArray(sums, lane);
    }
    for (int k = limit; k < dimension; k++) {
      double difference = (double) a[i + k] - b[j + k];
      sums[k - limit] += difference * difference;
    }
    return ((sums[0] + sums[4]) + (sums[2] + sums[6]))
        + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
  }
}
