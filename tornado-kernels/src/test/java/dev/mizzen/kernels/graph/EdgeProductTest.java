package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import org.junit.jupiter.api.Test;

class EdgeProductTest {
  private final EdgeProduct door =
      new EdgeProduct(KernelBackends.known().getFirst().edgeProduct(Workers.caller()));
  private final CsrGraph graph = CsrGraph.of(3, new int[] {0, 2, 3}, new int[] {0, 2, 1});

  @Test
  void passesAGoodProductOn() {
    float[] products = new float[3];
    door.multiply(graph, new float[] {1, 2, 3, 4}, new float[] {1, 2, 3, 4, 5, 6}, 2, products);
    assertThat(products).containsExactly(5, 17, 25);
  }

  @Test
  void refusesLengthsThatDoNotFitTheGraph() {
    assertRefused(3, 6, 2, 3, "rows has 3", "needs 4");
    assertRefused(4, 7, 2, 3, "columns has 7", "needs 6");
    assertRefused(4, 6, 2, 2, "products has 2", "needs 3");
    assertRefused(0, 0, 0, 3, "dimension", "got 0");
  }

  @Test
  void refusesAResultThatIsAnOperand() {
    CsrGraph square = CsrGraph.of(2, new int[] {0, 1, 2}, new int[] {0, 1});
    float[] shared = new float[2];
    float[] other = new float[2];
    for (float[][] operands : new float[][][] {{shared, other}, {other, shared}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> door.multiply(square, operands[0], operands[1], 1, shared))
          .withMessageContaining("of their own");
    }
  }

  private void assertRefused(
      int rows, int columns, int dimension, int products, String... messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                door.multiply(
                    graph, new float[rows], new float[columns], dimension, new float[products]))
        .withMessageContainingAll(messages);
  }
}
