package dev.mizzen.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimGradientKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The definition of {@link MaxSimGradientKernel}. */
final class ScalarMaxSimGradient implements MaxSimGradientKernel {
  @Override
  public void gradient(
      float[] query,
      TokenRows documents,
      int[] starts,
      int[] best,
      float[] upstream,
      float[] queryGradient,
      float @Nullable [] documentGradient) {
    int dimension = documents.dimension();
    int queryRows = query.length / dimension;
    Arrays.fill(queryGradient, 0);
    if (documentGradient != null) {
      Arrays.fill(documentGradient, 0);
    }
    for (int n = 0; n < best.length; n++) {
      int d = n / queryRows;
      if (best[n] < 0) {
        continue;
      }
      int i = (n - d * queryRows) * dimension;
      int row = starts[d] + best[n];
      addRow(documents, row, upstream[d], queryGradient, i);
      if (documentGradient != null) {
        int to = (row - starts[0]) * dimension;
        for (int k = 0; k < dimension; k++) {
          documentGradient[to + k] += upstream[d] * query[i + k];
        }
      }
    }
  }

  private static void addRow(TokenRows rows, int row, float factor, float[] to, int at) {
    float weight = factor;
    if (rows.type().isScaled()) {
      weight *= rows.scales().get(RowDot.FLOAT, (long) row * Float.BYTES);
    }
    long from = (long) row * rows.dimension();
    for (int k = 0; k < rows.dimension(); k++) {
      to[at + k] += weight * value(rows, from + k);
    }
  }

  private static float value(TokenRows rows, long index) {
    return switch (rows.type()) {
      case FLOAT32 -> rows.values().get(RowDot.FLOAT, index * Float.BYTES);
      case FLOAT16 -> Float.float16ToFloat(rows.values().get(RowDot.HALF, index * Short.BYTES));
      case INT8 -> rows.values().get(JAVA_BYTE, index);
    };
  }
}
