package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import org.jspecify.annotations.Nullable;

/** The definition of {@link MaxSimKernel}, loop for sum and maximum. */
final class ScalarMaxSim implements MaxSimKernel {
  @Override
  public void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best) {
    RowDot dot = RowDot.of(documents.type());
    int queryRows = query.length / documents.dimension();
    for (int d = 0; d < scores.length; d++) {
      double sum = 0;
      for (int i = 0; i < queryRows; i++) {
        float highest = Float.NEGATIVE_INFINITY;
        int winner = starts[d] == starts[d + 1] ? -1 : 0;
        for (int row = starts[d]; row < starts[d + 1]; row++) {
          float similarity = similarity(dot, query, i, documents, row);
          if (similarity > highest) {
            highest = similarity;
            winner = row - starts[d];
          }
        }
        sum += highest;
        if (best != null) {
          best[d * queryRows + i] = winner;
        }
      }
      scores[d] = (float) sum;
    }
  }

  static float similarity(RowDot dot, float[] query, int i, TokenRows documents, int row) {
    int dimension = documents.dimension();
    float sum = dot.dot(query, i * dimension, documents.values(), row, dimension);
    return documents.type().isScaled()
        ? sum * documents.scales().get(RowDot.FLOAT, (long) row * Float.BYTES)
        : sum;
  }
}
