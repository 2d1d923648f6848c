package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding;
import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What propagation over a graph must do, whichever kernel multiplies; a backend subclasses it. */
public abstract class PropagationContract {
  /** The worked examples are given to six digits. */
  private static final Offset<Float> SIX_DIGITS = Offset.offset(6e-7f);

  /** For subclasses. */
  protected PropagationContract() {}

  /** The kernel under test. */
  protected abstract GraphConvolutionKernel kernel(Workers workers);

  /** Two users, {0: {0, 1}, 1: {1, 2}}, and items (1, 0), (0, 1), (1, 1). */
  @Test
  void propagatesTextVectorsAsInTheWorkedExample() {
    CsrGraph graph = CsrGraph.ofEdges(2, 3, new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 2});
    float[] items = {1, 0, 0, 1, 1, 1};
    float[] users = multiply(graph, EdgeWeights.mean(graph), items, 2);
    assertThat(users).containsExactly(0.5f, 0.5f, 0.5f, 1);
    CsrGraph back = graph.transpose();
    EdgeWeights down = EdgeWeights.symmetric(graph);
    EdgeWeights up = EdgeWeights.symmetric(back);

    float[] userMean = scaled(users, 1f / 3);
    float[] itemMean = scaled(items, 1f / 3);
    for (int layer = 1; layer <= 2; layer++) {
      float[] nextUsers = new float[4];
      float[] nextItems = new float[6];
      kernel().multiply(graph, down, items, 2, nextUsers, 1f / 3, userMean);
      kernel().multiply(back, up, users, 2, nextItems, 1f / 3, itemMean);
      users = nextUsers;
      items = nextItems;
      if (layer == 1) {
        assertClose(users, 0.707107f, 0.5f, 0.707107f, 1.207107f);
        assertClose(items, 0.353553f, 0.353553f, 0.5f, 0.75f, 0.353553f, 0.707107f);
      }
    }
    assertClose(userMean, 0.569036f, 0.541667f, 0.569036f, 1.027369f);
    assertClose(itemMean, 0.617851f, 0.235702f, 0.402369f, 0.867851f, 0.617851f, 0.853553f);
  }

  /** A scholar with two neighbours whose influence on him is 1.882353 and 0.117647. */
  @Test
  void weighsNeighboursByInfluenceAsInTheWorkedExample() {
    CsrGraph graph = CsrGraph.ofEdges(3, 3, new int[] {0, 0, 1, 2}, new int[] {1, 2, 0, 0});
    float[] sampled = {1.882353f / 2, 0.117647f / 2, 1, 1};
    EdgeWeights weights = EdgeWeights.symmetric(graph).withEdges(sampled);
    float[] first = multiply(graph, weights, new float[] {0, 1, 1}, 1);
    assertThat(first[0]).isCloseTo(0.707107f, SIX_DIGITS);
    assertThat(multiply(graph, weights, new float[] {0, 1, 0}, 1)[0])
        .isCloseTo(0.665512f, SIX_DIGITS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isTheAdjointOfItsTranspose(long seed) {
    Random random = new Random(seed);
    CsrGraph graph = randomGraph(random);
    EdgeWeights weights = EdgeWeights.symmetric(graph);
    float[] x = positive(graph.columns(), random);
    float[] y = positive(graph.rows(), random);
    double forward = dot(y, multiply(graph, weights, x, 1));
    double backward = dot(x, multiply(graph.transpose(), weights.transpose(graph), y, 1));
    // All terms are positive, so each side is within its relative bound of the exact value.
    double bound = 2 * Rounding.gamma(graph.edges() + 3) * forward;
    assertThat(backward).as("seed %d", seed).isCloseTo(forward, within(bound));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverMakesAVectorLonger(long seed) {
    Random random = new Random(seed);
    CsrGraph graph = randomGraph(random);
    EdgeWeights down = EdgeWeights.symmetric(graph);
    EdgeWeights up = down.transpose(graph);
    CsrGraph back = graph.transpose();
    float[] items = positive(graph.columns(), random);
    double allowed = 1 + 4 * Rounding.gamma(graph.edges() + 6);
    double growth = 0;
    for (int i = 0; i < 200; i++) {
      float[] users = multiply(graph, down, items, 1);
      assertThat(norm(users)).as("seed %d", seed).isLessThanOrEqualTo(allowed * norm(items));
      float[] next = multiply(back, up, users, 1);
      growth = norm(next) / norm(items);
      items = next;
    }
    // The largest eigenvalue is 1, with the roots of the degrees for its vector.
    assertThat(growth).as("seed %d", seed).isCloseTo(1, within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 17, 64, 129})
  void keepsAConstantOnARegularGraph(int dimension) {
    int count = 40;
    int degree = 7;
    int[] sources = new int[count * degree];
    int[] targets = new int[sources.length];
    for (int e = 0; e < sources.length; e++) {
      sources[e] = e / degree;
      targets[e] = (e / degree + 5 * (e % degree)) % count;
    }
    CsrGraph graph = CsrGraph.ofEdges(count, count, sources, targets);
    float[] constant = new float[count * dimension];
    Arrays.fill(constant, 3);
    double bound = 3 * Rounding.gamma(degree + 5);
    for (float value : multiply(graph, EdgeWeights.symmetric(graph), constant, dimension)) {
      assertThat((double) value).isCloseTo(3, within(bound));
    }
  }

  private static CsrGraph randomGraph(Random random) {
    var shape =
        new GraphCase.Shape(
            5 + random.nextInt(60), 5 + random.nextInt(60), 300, random.nextInt(2) * 3_000);
    return GraphCase.graph(shape, random);
  }

  private GraphConvolutionKernel kernel() {
    return kernel(Workers.caller());
  }

  private float[] multiply(CsrGraph graph, EdgeWeights weights, float[] operand, int dimension) {
    float[] product = new float[graph.rows() * dimension];
    kernel().multiply(graph, weights, operand, dimension, product, 0, null);
    return product;
  }

  private static float[] scaled(float[] values, float factor) {
    float[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  private static float[] positive(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 0.1f + random.nextFloat();
    }
    return values;
  }

  private static double norm(float[] values) {
    return Math.sqrt(dot(values, values));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void assertClose(float[] actual, float... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], SIX_DIGITS);
    }
  }
}
