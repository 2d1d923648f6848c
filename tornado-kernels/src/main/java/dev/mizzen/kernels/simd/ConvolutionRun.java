package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphPlan;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One product, task by task of its plan, and the partial sums of the segments of heavy rows. A
 * thread uses the same object for all its calls, so that none allocates.
 */
final class ConvolutionRun {
  /** Columns that all rows pass over before the next: as many neighbours as possible stay near. */
  private static final int SLICE = 256;

  private static final float[] NOTHING = {};
  private static final CsrGraph NO_GRAPH = CsrGraph.of(0, new int[1], new int[0]);

  // Made once: a method reference at each call would be an allocation.
  private final IntConsumer blocks = this::block;
  private final IntConsumer joins = this::join;

  private final RowSum sums = new RowSum();
  private CsrGraph graph = NO_GRAPH;
  private float @Nullable [] rowWeights;
  private int dimension;
  private float @Nullable [] product;
  private float @Nullable [] sum;
  private float[] partials = NOTHING;

  void run(
      Workers workers,
      CsrGraph graph,
      EdgeWeights weights,
      float[] operand,
      int dimension,
      float @Nullable [] product,
      float weight,
      float @Nullable [] sum) {
    this.graph = graph;
    this.rowWeights = weights.rows();
    this.dimension = dimension;
    this.product = product;
    this.sum = sum;
    sums.begin(workers, graph, weights, operand, dimension, weight);
    GraphPlan plan = graph.plan();
    growPartials(plan.segments());
    try {
      int slices = (dimension + SLICE - 1) / SLICE;
      workers.run(Math.multiplyExact(slices, plan.tasks()), blocks);
      workers.run(plan.heavyRows(), joins);
    } finally {
      end();
    }
  }

  /** Lets go of the caller's arrays. */
  private void end() {
    graph = NO_GRAPH;
    rowWeights = null;
    product = null;
    sum = null;
    sums.end();
  }

  private void growPartials(int segments) {
    int length = Math.multiplyExact(segments, dimension);
    if (partials.length < length) {
      partials = new float[length];
    }
  }

  /** One task of the plan in one slice of columns; all tasks of a slice come before the next. */
  private void block(int number) {
    GraphPlan plan = graph.plan();
    int from = number / plan.tasks() * SLICE;
    int to = Math.min(dimension, from + SLICE);
    int task = number % plan.tasks();
    int segment = plan.segment(task);
    if (segment >= 0) {
      int at = segment * dimension;
      sums.add(plan.firstEdge(task), plan.endEdge(task), from, to, 1, partials, null, at);
      return;
    }
    int[] starts = graph.starts();
    int end = plan.endRow(task);
    for (int row = plan.firstRow(task); row < end; row++) {
      sums.add(starts[row], starts[row + 1], from, to, scale(row), product, sum, row * dimension);
    }
  }

  /** Adds the segments of a heavy row, always in the same order. */
  private void join(int heavy) {
    GraphPlan plan = graph.plan();
    int row = plan.heavyRow(heavy);
    int first = plan.firstSegment(heavy);
    int end = plan.firstSegment(heavy + 1);
    sums.join(partials, first, end, scale(row), product, sum, row * dimension);
  }

  private float scale(int row) {
    return rowWeights == null ? 1 : rowWeights[row];
  }
}
