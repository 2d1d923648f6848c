package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropagationTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final int DIMENSION = 3;

  /** User 0 has items 0 and 1, user 1 has item 1: weights 1/√2, 1/2 and 1/√2. */
  @Test
  void givesTheMeanOfLayersThatHandCounts() {
    CsrGraph graph = CsrGraph.of(2, new int[] {0, 2, 3}, new int[] {0, 1, 1});
    Propagation propagation = propagation(graph, 1, 2, true);
    propagation.run(new float[] {4, 2}, new float[] {8, 6});
    double root = Math.sqrt(0.5);
    double[] users1 = {8 * root + 3, 6 * root};
    double[] items1 = {4 * root, 2 + 2 * root};
    double[] users2 = {items1[0] * root + items1[1] / 2, items1[1] * root};
    double[] items2 = {users1[0] * root, users1[0] / 2 + users1[1] * root};
    for (int n = 0; n < 2; n++) {
      float[] first = {4, 2, 8, 6};
      assertThat((double) propagation.users()[n])
          .isCloseTo((first[n] + users1[n] + users2[n]) / 3, within(1e-5));
      assertThat((double) propagation.items()[n])
          .isCloseTo((first[2 + n] + items1[n] + items2[n]) / 3, within(1e-5));
    }
  }

  /** A·(X + A·X)/2, for layers 1 and 2 alone. */
  @Test
  void leavesLayerZeroOut() {
    CsrGraph graph = SmallGraph.random(20, 15, 4, SEED);
    float[] users = values(20, 1);
    float[] items = values(15, 2);
    Propagation all = propagation(graph, DIMENSION, 2, true);
    all.run(users, items);
    Propagation rest = propagation(graph, DIMENSION, 2, false);
    rest.run(users, items);
    for (int k = 0; k < users.length; k++) {
      assertThat(2 * rest.users()[k]).isCloseTo(3 * all.users()[k] - users[k], within(1e-5f));
    }
    for (int k = 0; k < items.length; k++) {
      assertThat(2 * rest.items()[k]).isCloseTo(3 * all.items()[k] - items[k], within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "2, true", "4, true", "1, false", "2, false", "4, false"})
  void isItsOwnTranspose(int layers, boolean first) {
    CsrGraph graph = SmallGraph.random(20, 15, 4, SEED);
    Propagation propagation = propagation(graph, DIMENSION, layers, first);
    float[] users = values(20, 1);
    float[] items = values(15, 2);
    float[] toUsers = values(20, 3);
    float[] toItems = values(15, 4);
    propagation.run(users, items);
    double forward = dot(propagation.users(), toUsers) + dot(propagation.items(), toItems);
    propagation.runInPlace(toUsers, toItems);
    assertThat(dot(users, toUsers) + dot(items, toItems)).isCloseTo(forward, within(1e-5));
  }

  @Test
  void leavesRowsWithoutEdgesTheirShare() {
    CsrGraph graph = SmallGraph.random(20, 15, 4, SEED);
    Propagation propagation = propagation(graph, DIMENSION, 3, true);
    float[] users = values(20, 1);
    propagation.run(users, values(15, 2));
    for (int k = 2 * DIMENSION; k < 3 * DIMENSION; k++) {
      assertThat(propagation.users()[k]).isEqualTo(users[k] / 4);
    }
  }

  private static Propagation propagation(CsrGraph graph, int dimension, int layers, boolean first) {
    FactorKernels kernels = SmallGraph.kernels(Workers.caller());
    return new Propagation(
        Bipartite.of(graph), dimension, layers, first, kernels.convolution(), kernels.workers());
  }

  private static float[] values(int rows, long seed) {
    Random random = new Random(SEED + seed);
    float[] values = new float[rows * DIMENSION];
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
