package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrGraphTest {
  @Test
  void sortsEdgesGivenInAnyOrder() {
    CsrGraph graph = CsrGraph.ofEdges(3, 4, new int[] {2, 0, 2, 0, 2}, new int[] {1, 3, 0, 2, 1});
    assertThat(graph.starts()).containsExactly(0, 2, 2, 5);
    assertThat(graph.neighbours()).containsExactly(2, 3, 0, 1, 1);
    assertThat(graph.degree(2)).isEqualTo(3);
    assertThat(graph).hasToString("CsrGraph[3 × 4, 5 edges]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isItselfAfterTwoTranspositions(long seed) {
    Random random = new Random(seed);
    var shape =
        new GraphCase.Shape(
            2 + random.nextInt(30), 1 + random.nextInt(30), random.nextInt(200), random.nextInt(9));
    CsrGraph graph = GraphCase.graph(shape, random);
    CsrGraph transposed = graph.transpose();
    assertThat(transposed.rows()).isEqualTo(graph.columns());
    assertThat(transposed.columns()).isEqualTo(graph.rows());
    CsrGraph back = transposed.transpose();
    assertThat(back.starts()).as("seed %d", seed).isEqualTo(graph.starts());
    assertThat(back.neighbours()).as("seed %d", seed).isEqualTo(graph.neighbours());
    float[] weights = new float[graph.edges()];
    for (int e = 0; e < weights.length; e++) {
      weights[e] = e;
    }
    assertThat(transposed.transpose(graph.transpose(weights))).isEqualTo(weights);
  }

  @Test
  void transposesARangeOfRows() {
    CsrGraph graph = CsrGraph.of(3, new int[] {0, 1, 3, 4}, new int[] {2, 0, 1, 2});
    CsrGraph part = graph.rows(1, 3);
    assertThat(part.edges()).isEqualTo(3);
    assertThat(part.transpose().starts()).containsExactly(0, 1, 2, 3);
    assertThat(part.transpose().neighbours()).containsExactly(0, 0, 1);
    assertThat(part.transpose(new float[] {9, 7, 8, 6})).containsExactly(7, 8, 6);
  }

  @Test
  void refusesArraysThatAreNoGraph() {
    assertRefused(2, new int[0], new int[0], "got 0");
    assertRefused(2, new int[] {0, 2, 1}, new int[2], "from 2 to 1", "row 1");
    assertRefused(2, new int[] {0, 3}, new int[2], "from 0 to 3", "2 edges");
    assertRefused(2, new int[] {-1, 2}, new int[2], "from -1 to 2");
    assertRefused(2, new int[] {0, 1}, new int[] {2}, "column 2", "one of 2");
    assertRefused(2, new int[] {0, 1}, new int[] {-1}, "column -1");
    assertRefused(2, new int[] {0, 2}, new int[] {1, 0}, "row 0", "0 after 1");
  }

  @Test
  void refusesEdgesThatLeaveTheGraph() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsrGraph.ofEdges(2, 2, new int[] {2}, new int[] {0}))
        .withMessageContaining("source 2 of edge 0 is not one of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsrGraph.ofEdges(2, 2, new int[] {1}, new int[] {-1}))
        .withMessageContaining("target -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsrGraph.ofEdges(2, 2, new int[1], new int[2]))
        .withMessageContaining("targets has 2 entries, needs 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsrGraph.ofEdges(-1, 2, new int[0], new int[0]))
        .withMessageContaining("-1 rows");
  }

  @Test
  void refusesRowsThatAreNotThere() {
    CsrGraph graph = CsrGraph.of(1, new int[3], new int[0]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> graph.rows(1, 3))
        .withMessageContaining("rows 1 to 3 of a graph that has 2");
  }

  private static void assertRefused(int columns, int[] starts, int[] neighbours, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsrGraph.of(columns, starts, neighbours))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
