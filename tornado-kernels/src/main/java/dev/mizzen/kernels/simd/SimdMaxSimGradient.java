package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimGradientKernel;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimGradientKernel}: winning rows are decoded, then added in lanes. */
final class SimdMaxSimGradient implements MaxSimGradientKernel {
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
    RowTiles tiles = MaxSimScratch.ofThread().winner;
    tiles.reserve(documents.type(), dimension);
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
      boolean scaled = documents.type().isScaled();
      float weight = scaled ? upstream[d] * RowTiles.scale(documents, row) : upstream[d];
      tiles.decode(documents, row, 1);
      add(weight, tiles.floats, 0, queryGradient, i, dimension);
      if (documentGradient != null) {
        int to = (row - starts[0]) * dimension;
        add(upstream[d], query, i, documentGradient, to, dimension);
      }
    }
  }

  /** {@code to += factor · from}. */
  private static void add(float factor, float[] from, int at, float[] to, int toAt, int length) {
    int limit = Lanes.FLOATS.loopBound(length);
    FloatVector f = FloatVector.broadcast(Lanes.FLOATS, factor);
    int k = 0;
    for (; k < limit; k += Lanes.FLOATS.length()) {
      FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, to, toAt + k);
      FloatVector x = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, from, at + k));
      (FMA ? x.fma(f, sum) : x.mul(f).add(sum)).intoArray(to, toAt + k);
    }
    for (; k < length; k++) {
      to[toAt + k] = Lanes.multiplyAdd(factor, from[at + k], to[toAt + k]);
    }
  }
}
