package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.maxsim.MaxSimGradientKernel;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * {@link MaxSimGradientKernel} on a device, as two sparse products: the winners of each query row,
 * which alone travel, and the query rows of each winner, both weighed by the slopes.
 */
final class TornadoMaxSimGradient implements MaxSimGradientKernel {
  private final Device device;
  private final PlanPool<GraphConvolutionPlan> plans;

  TornadoMaxSimGradient(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new GraphConvolutionPlan(device, capacities));
  }

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
    int[] winners = new int[best.length];
    int[] queries = new int[best.length];
    for (int n = 0; n < best.length; n++) {
      winners[n] = best[n] < 0 ? -1 : starts[n / queryRows] - starts[0] + best[n];
      queries[n] = best[n] < 0 ? -1 : n % queryRows;
    }
    try (var _ = device.turn()) {
      Grouped byQuery = Grouped.by(queries, queryRows);
      float[] rows = rows(documents, starts[0], winners, byQuery.order());
      int[] each = new int[byQuery.order().length];
      for (int e = 0; e < each.length; e++) {
        each[e] = e;
      }
      multiply(byQuery, each, slopes(byQuery, upstream, queryRows), rows, dimension, queryGradient);
      if (documentGradient != null) {
        Grouped byWinner = Grouped.by(winners, documentGradient.length / dimension);
        int[] from = byWinner.order().clone();
        for (int e = 0; e < from.length; e++) {
          from[e] %= queryRows;
        }
        float[] slopes = slopes(byWinner, upstream, queryRows);
        multiply(byWinner, from, slopes, query, dimension, documentGradient);
      }
    }
  }

  private void multiply(
      Grouped sums, int[] from, float[] slopes, float[] operand, int dimension, float[] product) {
    EdgeWeights weights = EdgeWeights.of(slopes);
    int[] sizes =
        GraphConvolutionPlan.sizes(sums.starts(), weights, operand.length, product.length);
    GraphConvolutionPlan plan = plans.fitting(sizes);
    plan.run(sums.starts(), from, weights, operand, dimension);
    plan.take(product);
  }

  private static float[] slopes(Grouped pairs, float[] upstream, int queryRows) {
    float[] slopes = new float[pairs.order().length];
    for (int e = 0; e < slopes.length; e++) {
      slopes[e] = upstream[pairs.order()[e] / queryRows];
    }
    return slopes;
  }

  /** The winners of the pairs, end to end. */
  private static float[] rows(TokenRows documents, int first, int[] winners, int[] pairs) {
    int dimension = documents.dimension();
    float[] rows = new float[Math.multiplyExact(pairs.length, dimension)];
    MemorySegment target = MemorySegment.ofArray(rows);
    for (int e = 0; e < pairs.length; e++) {
      long at = (long) e * dimension * Float.BYTES;
      RowDecoder.decode(documents, first + winners[pairs[e]], 1, target.asSlice(at));
    }
    return rows;
  }
}
