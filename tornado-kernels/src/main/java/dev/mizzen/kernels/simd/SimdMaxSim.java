package dev.mizzen.kernels.simd;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimKernel}, one inner product after the other; rows of other types as scalar does. */
final class SimdMaxSim implements MaxSimKernel {
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MaxSimKernel otherTypes;

  SimdMaxSim(MaxSimKernel otherTypes) {
    this.otherTypes = otherTypes;
  }

  @Override
  public void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best) {
    if (documents.type() != ElementType.FLOAT32) {
      otherTypes.maxSim(query, documents, starts, scores, best);
      return;
    }
    int dimension = documents.dimension();
    int queryRows = query.length / dimension;
    for (int d = 0; d < scores.length; d++) {
      double sum = 0;
      for (int i = 0; i < queryRows; i++) {
        float highest = Float.NEGATIVE_INFINITY;
        int row = -1;
        for (int r = starts[d]; r < starts[d + 1]; r++) {
          float similarity = dot(query, i * dimension, documents.values(), r, dimension);
          if (row < 0 || similarity > highest) {
            highest = similarity;
            row = r;
          }
        }
        sum += highest;
        if (best != null) {
          best[d * queryRows + i] = row < 0 ? -1 : row - starts[d];
        }
      }
      scores[d] = (float) sum;
    }
  }

  private static float dot(float[] query, int from, MemorySegment rows, long row, int dimension) {
    long at = row * dimension;
    int limit = Lanes.FLOATS.loopBound(dimension);
    FloatVector lanes = FloatVector.zero(Lanes.FLOATS);
    int k = 0;
    for (; k < limit; k += Lanes.FLOATS.length()) {
      FloatVector q = FloatVector.fromArray(Lanes.FLOATS, query, from + k);
      FloatVector r =
          FloatVector.fromMemorySegment(
              Lanes.FLOATS, rows, (at + k) * Float.BYTES, ByteOrder.LITTLE_ENDIAN);
      lanes = Lanes.multiplyAdd(q, r, lanes);
    }
    float sum = lanes.reduceLanes(VectorOperators.ADD);
    for (; k < dimension; k++) {
      sum = Lanes.multiplyAdd(query[from + k], rows.get(FLOAT, (at + k) * Float.BYTES), sum);
    }
    return sum;
  }
}
