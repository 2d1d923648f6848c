package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding.Bounded;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.GraphCase.Results;
import dev.mizzen.kernels.graph.GraphCase.Shape;
import dev.mizzen.kernels.graph.GraphCase.Weighting;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link GraphConvolutionKernel} must do; a backend adds a subclass. */
public abstract class GraphConvolutionKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** On and off the lane boundaries, tiles of four vectors, and slices of columns. */
  private static final int[] DIMENSIONS = {
    1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 96, 127, 129, 255, 257, 520
  };

  /** With a hub that is cut into segments, the last of them short. */
  private static final Shape HUB = new Shape(11, 60, 40, 5_000);

  /** For subclasses. */
  protected GraphConvolutionKernelContract() {}

  /** The kernel under test. */
  protected abstract GraphConvolutionKernel kernel(Workers workers);

  /** A shape, the weights and the size of the values. */
  record Case(Shape shape, Weighting weighting, int dimension, float magnitude) {
    GraphCase data() {
      return new GraphCase(shape, weighting, dimension, magnitude, SEED);
    }

    @Override
    public String toString() {
      return shape + ", " + weighting + ", " + dimension + " × " + magnitude + ", seed " + SEED;
    }
  }

  static Stream<Case> cases() {
    Shape sparse = new Shape(23, 31, 140, 0);
    Stream<Case> small =
        IntStream.of(DIMENSIONS)
            .boxed()
            .flatMap(n -> Arrays.stream(Weighting.values()).map(w -> new Case(sparse, w, n, 1)));
    Stream<Case> hubs =
        Stream.of(1, 16, 64, 67)
            .flatMap(n -> Arrays.stream(Weighting.values()).map(w -> new Case(HUB, w, n, 1)));
    Stream<Case> tiny =
        Stream.of(5, 64).map(n -> new Case(sparse, Weighting.ALL, n, 40 * Float.MIN_VALUE));
    return Stream.of(small, hubs, tiny).flatMap(c -> c);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysWithinTheRoundingBoundOfFloat64(Case c) {
    GraphCase data = c.data();
    Results both = data.run(kernel(Workers.caller()), true, true);
    Results sumOnly = data.run(kernel(Workers.caller()), false, true);
    for (int row = 0; row < data.graph.rows(); row++) {
      for (int k = 0; k < data.dimension; k++) {
        int at = row * data.dimension + k;
        String where = c + " at row " + row + ", column " + k;
        assertClose(where, both.product()[at], data.product(row, k));
        assertClose(where, both.sum()[at], data.sum(row, k));
        assertClose(where, sumOnly.sum()[at], data.sum(row, k));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheSameBitsWithAndWithoutASum(Case c) {
    GraphCase data = c.data();
    assertThat(data.run(kernel(Workers.caller()), true, false).product())
        .as(c.toString())
        .isEqualTo(data.run(kernel(Workers.caller()), true, true).product());
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (Shape shape : new Shape[] {HUB, new Shape(3_000, 500, 20_000, 7_000)}) {
        GraphCase data = new GraphCase(shape, Weighting.SYMMETRIC, 300, 1, SEED);
        Results one = data.run(kernel(Workers.caller()), true, true);
        for (int threads = 2; threads <= 3; threads++) {
          Results more = data.run(kernel(Workers.of(pool, threads)), true, true);
          assertThat(more.product()).as("%d threads", threads).isEqualTo(one.product());
          assertThat(more.sum()).as("%d threads", threads).isEqualTo(one.sum());
        }
      }
    }
  }

  @Test
  void writesZeroToRowsWithoutEdgesAndLeavesTheirSum() {
    CsrGraph graph = CsrGraph.of(2, new int[] {0, 0, 1, 1}, new int[] {1});
    float[] product = {9, 9, 9};
    float[] sum = {5, 5, 5};
    kernel(Workers.caller())
        .multiply(graph, EdgeWeights.symmetric(graph), new float[] {7, 3}, 1, product, 2, sum);
    assertThat(product).containsExactly(0, 3, 0);
    assertThat(sum).containsExactly(5, 11, 5);
  }

  @Test
  void takesGraphsWithoutRowsOrColumns() {
    CsrGraph empty = CsrGraph.of(0, new int[1], new int[0]);
    kernel(Workers.caller())
        .multiply(empty, EdgeWeights.ones(), new float[0], 3, new float[0], 1, null);
    float[] product = {1, 1};
    kernel(Workers.caller())
        .multiply(
            CsrGraph.of(0, new int[2], new int[0]),
            EdgeWeights.ones(),
            new float[0],
            2,
            product,
            1,
            null);
    assertThat(product).containsExactly(0, 0);
  }

  @ParameterizedTest
  @EnumSource(Weighting.class)
  void multipliesARangeOfRowsAsPartOfTheWhole(Weighting weighting) {
    GraphCase data = new GraphCase(new Shape(40, 30, 300, 0), weighting, 20, 1, SEED);
    float[] whole = data.run(kernel(Workers.caller()), true, false).product();
    float[] rowWeights = data.weights.rows();
    EdgeWeights weights =
        new EdgeWeights(
            rowWeights == null ? null : Arrays.copyOfRange(rowWeights, 10, 25),
            data.weights.columns(),
            data.weights.edges());
    float[] part = new float[15 * 20];
    kernel(Workers.caller())
        .multiply(data.graph.rows(10, 25), weights, data.operand, 20, part, 1, null);
    assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 10 * 20, 25 * 20));
  }

  private static void assertClose(String where, float actual, Bounded expected) {
    // Not AssertJ's own text for each of a million values.
    if (!(Math.abs(actual - expected.value()) <= expected.bound())) {
      assertThat((double) actual).as(where).isCloseTo(expected.value(), within(expected.bound()));
    }
  }
}
