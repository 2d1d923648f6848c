package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.GraphCase.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link EdgeProductKernel} must do; a backend adds a subclass. */
public abstract class EdgeProductKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** On and off the lane boundaries. */
  private static final int[] DIMENSIONS = {
    1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 129, 520
  };

  /** Rows of few edges, so that groups of four are full, broken and missing. */
  private static final Shape SPARSE = new Shape(23, 31, 140, 0);

  /** With a hub that is cut into segments, the last of them short. */
  private static final Shape HUB = new Shape(11, 60, 40, 5_000);

  /** For subclasses. */
  protected EdgeProductKernelContract() {}

  /** The kernel under test. */
  protected abstract EdgeProductKernel kernel(Workers workers);

  record Case(Shape shape, int dimension, float magnitude) {
    CsrGraph graph() {
      return GraphCase.graph(shape, new Random(SEED));
    }

    float[] rows() {
      return values(shape.rows() * dimension, SEED + 1);
    }

    float[] columns() {
      return values(shape.columns() * dimension, SEED + 2);
    }

    private float[] values(int count, long seed) {
      Random random = new Random(seed);
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = magnitude * (2 * random.nextFloat() - 1);
      }
      return values;
    }

    @Override
    public String toString() {
      return shape + ", " + dimension + " × " + magnitude + ", seed " + SEED;
    }
  }

  static Stream<Case> cases() {
    Stream<Case> sparse = IntStream.of(DIMENSIONS).mapToObj(n -> new Case(SPARSE, n, 1));
    Stream<Case> hubs = IntStream.of(1, 16, 67).mapToObj(n -> new Case(HUB, n, 1));
    Stream<Case> tiny = IntStream.of(5, 64).mapToObj(n -> new Case(SPARSE, n, 1e-21f));
    return Stream.of(sparse, hubs, tiny).flatMap(c -> c);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysWithinTheRoundingBoundOfFloat64(Case c) {
    CsrGraph graph = c.graph();
    float[] rows = c.rows();
    float[] columns = c.columns();
    float[] products = new float[graph.edges()];
    Arrays.fill(products, Float.NaN);
    kernel(Workers.caller()).multiply(graph, rows, columns, c.dimension, products);
    for (int row = 0; row < graph.rows(); row++) {
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        double sum = 0;
        double magnitude = 0;
        for (int k = 0; k < c.dimension; k++) {
          double term =
              (double) rows[row * c.dimension + k]
                  * columns[graph.neighbours()[e] * c.dimension + k];
          sum += term;
          magnitude += Math.abs(term);
        }
        double bound = Rounding.gamma(c.dimension) * magnitude + c.dimension * Float.MIN_VALUE;
        assertThat((double) products[e]).as("%s, edge %d", c, e).isCloseTo(sum, within(bound));
      }
    }
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    Case c = new Case(new Shape(3_000, 500, 20_000, 7_000), 40, 1);
    CsrGraph graph = c.graph();
    float[] one = new float[graph.edges()];
    kernel(Workers.caller()).multiply(graph, c.rows(), c.columns(), 40, one);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int threads = 2; threads <= 3; threads++) {
        float[] more = new float[graph.edges()];
        kernel(Workers.of(pool, threads)).multiply(graph, c.rows(), c.columns(), 40, more);
        assertThat(more).as("%d threads", threads).isEqualTo(one);
      }
    }
  }

  @Test
  void writesOnlyTheEdgesOfARangeOfRows() {
    CsrGraph graph = CsrGraph.of(2, new int[] {0, 1, 3, 4}, new int[] {0, 0, 1, 1});
    float[] products = {9, 9, 9, 9};
    float[] columns = {1, 2, 3, 4};
    kernel(Workers.caller())
        .multiply(graph.rows(1, 2), new float[] {10, 100}, columns, 2, products);
    assertThat(products).containsExactly(9, 210, 430, 9);
  }

  @Test
  void takesGraphsWithoutRows() {
    CsrGraph empty = CsrGraph.of(0, new int[1], new int[0]);
    kernel(Workers.caller()).multiply(empty, new float[0], new float[0], 3, new float[0]);
  }
}
