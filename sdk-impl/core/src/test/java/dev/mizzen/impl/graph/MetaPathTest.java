package dev.mizzen.impl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Projections against plain sums over all paths. */
class MetaPathTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  private static HeteroGraph papers() {
    return HeteroGraph.builder()
        .edge("writes", "author", "ann", "paper", "p1")
        .edge("writes", "author", "bob", "paper", "p1")
        .edge("writes", "author", "ann", "paper", "p2")
        .edge("writes", "author", "bob", "paper", "p2")
        .edge("writes", "author", "cyd", "paper", "p2")
        .edge("at", "paper", "p1", "venue", "x", 2)
        .edge("at", "paper", "p2", "venue", "y")
        .edge("at", "paper", "p1", "venue", "x", 3)
        .build();
  }

  @Test
  void countsJointPapers() {
    HeteroGraph graph = papers();
    WeightedGraph joint = MetaPath.of("writes", "~writes").project(graph, 9, Workers.caller());
    IdTable authors = graph.nodes("author");
    assertThat(row(joint, authors.ordinal("ann"))).containsExactly(0, 2, 1);
    assertThat(row(joint, authors.ordinal("bob"))).containsExactly(2, 0, 1);
    assertThat(row(joint, authors.ordinal("cyd"))).containsExactly(1, 1, 0);
    WeightedGraph one = MetaPath.of("writes", "~writes").project(graph, 1, Workers.caller());
    assertThat(row(one, 2)).containsExactly(1, 0, 0); // of equal ones the first
    WeightedGraph venues = MetaPath.of("writes", "at").project(graph, 9, Workers.caller());
    assertThat(row(venues, 0)).containsExactly(5, 1);
    assertThat(row(venues, 2)).containsExactly(0, 1);
    assertThat(row(MetaPath.of("~at").project(graph, 9, Workers.caller()), 0))
        .containsExactly(5, 0);
  }

  private static double[] row(WeightedGraph matrix, int row) {
    double[] values = new double[matrix.graph().columns()];
    for (int e = matrix.graph().starts()[row]; e < matrix.graph().starts()[row + 1]; e++) {
      values[matrix.graph().neighbours()[e]] = matrix.weight(e);
    }
    return values;
  }

  @Test
  void agreesWithPlainProductsWhateverIsKeptAndOnAnyNumberOfThreads() {
    SplittableRandom random = new SplittableRandom(SEED);
    WeightedGraph a = random(700, 90, random);
    WeightedGraph b = random(90, 110, random);
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (int cap : new int[] {1, 7, 1000}) {
        WeightedGraph product = SparseProduct.of(a, b, cap, true, Workers.caller());
        WeightedGraph again = SparseProduct.of(a, b, cap, true, Workers.of(pool, 3));
        assertThat(again.weights()).isEqualTo(product.weights());
        assertThat(again.graph().neighbours()).isEqualTo(product.graph().neighbours());
        for (int r = 0; r < 700; r++) {
          checkRow(a, b, product, r, cap);
        }
      }
    }
  }

  private static void checkRow(
      WeightedGraph a, WeightedGraph b, WeightedGraph product, int row, int cap) {
    double[] left = row(a, row);
    double[] sums = new double[b.graph().columns()];
    for (int m = 0; m < left.length; m++) {
      double[] right = row(b, m);
      for (int c = 0; c < sums.length; c++) {
        sums[c] += left[m] * right[c];
      }
    }
    double[] kept = row(product, row);
    double[] descending = Arrays.stream(sums).filter(v -> v > 0).map(v -> -v).sorted().toArray();
    assertThat(product.graph().degree(row))
        .as("row %d, cap %d, seed %d", row, cap, SEED)
        .isEqualTo(Math.min(cap, descending.length));
    double least = kept.length == 0 || descending.length <= cap ? 0 : -descending[cap - 1];
    for (int c = 0; c < sums.length; c++) {
      if (kept[c] > 0) {
        assertThat(kept[c]).isCloseTo(sums[c], within(1e-5)).isGreaterThanOrEqualTo(least - 1e-5);
      } else {
        assertThat(sums[c]).isLessThanOrEqualTo(least + 1e-5);
      }
    }
  }

  private static WeightedGraph random(int rows, int columns, SplittableRandom random) {
    List<int[]> edges = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (random.nextInt(12) == 0) {
          edges.add(new int[] {r, c});
        }
      }
    }
    CsrGraph graph =
        CsrGraph.ofEdges(
            rows,
            columns,
            edges.stream().mapToInt(e -> e[0]).toArray(),
            edges.stream().mapToInt(e -> e[1]).toArray());
    float[] weights = new float[graph.edges()];
    for (int e = 0; e < weights.length; e++) {
      weights[e] = 0.1f + (float) random.nextDouble();
    }
    return new WeightedGraph(graph, weights);
  }

  @Test
  void refusesPathsThatAreNone() {
    HeteroGraph graph = papers();
    assertThatThrownBy(() -> MetaPath.of("writes", "writes").project(graph, 9, Workers.caller()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step 2 begins at author")
        .hasMessageContaining("ends at paper");
    assertThatThrownBy(() -> MetaPath.of("cites").project(graph, 9, Workers.caller()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cites")
        .hasMessageContaining("writes");
    assertThatThrownBy(() -> MetaPath.of("at").project(graph, 0, Workers.caller()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cap");
    assertThatThrownBy(MetaPath::of).isInstanceOf(IllegalArgumentException.class);
    WeightedGraph ones = WeightedGraph.ones(CsrGraph.of(3, new int[] {0, 1}, new int[] {2}));
    assertThatThrownBy(() -> SparseProduct.of(ones, ones, 1, true, Workers.caller()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 columns times 1 rows");
  }
}
