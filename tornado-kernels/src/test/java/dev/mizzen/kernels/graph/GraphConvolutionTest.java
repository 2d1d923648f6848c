package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphConvolutionTest {
  private final GraphConvolution door =
      new GraphConvolution(KernelBackends.known().getFirst().graphConvolution(Workers.caller()));
  private final CsrGraph graph = CsrGraph.of(3, new int[] {0, 2, 3}, new int[] {0, 2, 1});

  @Test
  void passesAGoodProductOn() {
    float[] product = new float[4];
    float[] sum = {1, 1, 1, 1};
    float[] operand = {1, 2, 3, 4, 5, 6};
    door.multiply(graph, EdgeWeights.ones(), operand, 2, product, 0.5f, sum);
    assertThat(product).containsExactly(6, 8, 3, 4);
    assertThat(sum).containsExactly(4, 5, 2.5f, 3);
  }

  @Test
  void refusesLengthsThatDoNotFitTheGraph() {
    EdgeWeights ones = EdgeWeights.ones();
    assertRefused(ones, 5, 4, 4, "operand has 5", "needs 6");
    assertRefused(ones, 6, 6, 4, "product has 6", "needs 4");
    assertRefused(ones, 6, 4, 3, "sum has 3", "needs 4");
    float[] one = new float[1];
    assertRefused(new EdgeWeights(one, null, null), 6, 4, 4, "of rows has 1", "needs 2");
    assertRefused(new EdgeWeights(null, one, null), 6, 4, 4, "of columns has 1", "needs 3");
    assertRefused(EdgeWeights.of(new float[2]), 6, 4, 4, "of edges has 2", "needs 3");
  }

  @Test
  void refusesADimensionBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> door.multiply(graph, EdgeWeights.ones(), new float[0], 0, new float[0], 1, null))
        .withMessageContaining("got 0");
  }

  @Test
  void refusesResultsThatAreMissingOrShared() {
    float[] shared = new float[6];
    CsrGraph square = CsrGraph.of(3, new int[4], new int[0]);
    assertRefused(square, shared, null, null, "neither");
    assertRefused(square, shared, shared, null, "of their own");
    assertRefused(square, shared, null, shared, "of their own");
    float[] result = new float[6];
    assertRefused(square, shared, result, result, "of their own");
  }

  private void assertRefused(
      CsrGraph square,
      float[] operand,
      float @Nullable [] product,
      float @Nullable [] sum,
      String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door.multiply(square, EdgeWeights.ones(), operand, 2, product, 1, sum))
        .withMessageContaining(part);
  }

  private void assertRefused(
      EdgeWeights weights, int operand, int product, int sum, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                door.multiply(
                    graph, weights, new float[operand], 2, new float[product], 1, new float[sum]))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
