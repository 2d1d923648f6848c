package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.GraphPlan;
import java.util.function.IntConsumer;

/**
 * One call of {@link SimdEdgeProduct}, task by task of its plan: a block of rows, or a segment of a
 * row with many edges. A thread uses the same object for all its calls, so that none allocates.
 */
final class EdgeProductRun {
  private static final ThreadLocal<GatheredDots> DOTS = ThreadLocal.withInitial(GatheredDots::new);
  private static final float[] NOTHING = {};
  private static final CsrGraph NO_GRAPH = CsrGraph.of(0, new int[1], new int[0]);

  // Made once: a method reference at each call would be an allocation.
  private final IntConsumer tasks = this::task;

  private CsrGraph graph = NO_GRAPH;
  private float[] rows = NOTHING;
  private float[] columns = NOTHING;
  private float[] products = NOTHING;
  private int dimension;

  void run(
      Workers workers,
      CsrGraph graph,
      float[] rows,
      float[] columns,
      int dimension,
      float[] products) {
    this.graph = graph;
    this.rows = rows;
    this.columns = columns;
    this.dimension = dimension;
    this.products = products;
    try {
      workers.run(graph.plan().tasks(), tasks);
    } finally {
      // Lets go of the caller's arrays.
      this.graph = NO_GRAPH;
      this.rows = NOTHING;
      this.columns = NOTHING;
      this.products = NOTHING;
    }
  }

  private void task(int task) {
    GraphPlan plan = graph.plan();
    GatheredDots dots = DOTS.get();
    int first = plan.firstRow(task);
    if (plan.segment(task) >= 0) {
      row(dots, first, plan.firstEdge(task), plan.endEdge(task));
      return;
    }
    int[] starts = graph.starts();
    for (int row = first; row < plan.endRow(task); row++) {
      row(dots, row, starts[row], starts[row + 1]);
    }
  }

  private void row(GatheredDots dots, int row, int from, int to) {
    dots.write(rows, row * dimension, columns, graph.neighbours(), from, to, dimension, products);
  }
}
