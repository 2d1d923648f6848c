package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphPlanTest {
  private static final int LIMIT = 10;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void coversEachRowAndEachEdgeOnce(long seed) {
    int[] starts = starts(new Random(seed));
    GraphPlan plan = GraphPlan.of(starts, LIMIT);
    int edge = starts[0];
    int row = 0;
    int segments = 0;
    for (int task = 0; task < plan.tasks(); task++) {
      assertThat(plan.firstEdge(task)).as("seed %d", seed).isEqualTo(edge);
      edge = plan.endEdge(task);
      if (plan.segment(task) < 0) {
        assertThat(plan.firstRow(task)).isEqualTo(row);
        row = plan.endRow(task);
        assertThat(edge).isEqualTo(starts[row]);
        assertThat(edge - plan.firstEdge(task) + row - plan.firstRow(task)).isBetween(1, LIMIT);
      } else {
        assertThat(plan.segment(task)).isEqualTo(segments++);
        assertThat(plan.firstRow(task)).isEqualTo(row);
        assertThat(edge - plan.firstEdge(task)).isBetween(1, LIMIT);
        row = edge == starts[row + 1] ? row + 1 : row;
      }
    }
    assertThat(row).isEqualTo(starts.length - 1);
    assertThat(edge).isEqualTo(starts[row]);
    assertThat(plan.segments()).isEqualTo(segments);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void numbersTheSegmentsOfEachHeavyRow(long seed) {
    int[] starts = starts(new Random(seed));
    GraphPlan plan = GraphPlan.of(starts, LIMIT);
    int heavy = 0;
    for (int row = 0; row + 1 < starts.length; row++) {
      int degree = starts[row + 1] - starts[row];
      if (degree >= LIMIT) {
        assertThat(plan.heavyRow(heavy)).isEqualTo(row);
        assertThat(plan.firstSegment(heavy + 1) - plan.firstSegment(heavy))
            .isEqualTo((degree + LIMIT - 1) / LIMIT);
        heavy++;
      }
    }
    assertThat(plan.heavyRows()).isEqualTo(heavy);
  }

  private static int[] starts(Random random) {
    int[] starts = new int[1 + random.nextInt(40)];
    starts[0] = random.nextInt(3);
    for (int row = 0; row + 1 < starts.length; row++) {
      int degree = random.nextInt(4) == 0 ? random.nextInt(5 * LIMIT) : random.nextInt(4);
      starts[row + 1] = starts[row] + degree;
    }
    return starts;
  }
}
