package dev.mizzen.impl.recommend.miarec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network and its gradient against a reference in double precision and its differences. */
class MiarecGradientTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final int USERS = 9;
  private static final double STEP = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void agreesWithDifferences(int relations) {
    Shape shape = new Shape(relations, 2, 6, 5);
    SplittableRandom random = new SplittableRandom(SEED);
    MiarecWeights weights = MiarecWeights.drawn(shape, SEED);
    // Away from 0, where relu has no slope.
    weights.all().forEach((name, values) -> lift(name, values));
    float[] content = floats(random, USERS * 6);
    float[] slopes = floats(random, USERS * 5);
    Aggregation[][] layers = new Aggregation[relations][2];
    for (Aggregation[] layer : layers) {
      layer[0] = aggregation(random);
      layer[1] = layer[0];
    }
    MiarecKernels kernels =
        MiarecKernels.of(KernelBackends.select(Optional.empty()), Workers.caller());
    MiarecNetwork network = new MiarecNetwork(shape, weights, content, layers, kernels);
    float[] users = network.users(network.parts());
    MiarecWeights gradients = MiarecWeights.zeros(shape);
    network.backward(slopes, gradients);
    Aggregation[] relation = new Aggregation[relations];
    Arrays.setAll(relation, r -> layers[r][0]);
    Float64Miarec reference = new Float64Miarec(shape, weights, content, relation);
    double[][] expected = reference.users();
    for (int k = 0; k < users.length; k++) {
      assertThat((double) users[k]).isCloseTo(expected[k / 5][k % 5], within(1e-5));
    }
    for (Map.Entry<String, double[]> entry : reference.weights.entrySet()) {
      for (int k = 0; k < entry.getValue().length; k++) {
        assertThat((double) gradients.get(entry.getKey())[k])
            .as("%s %d of %d relations, seed %d", entry.getKey(), k, relations, SEED)
            .isCloseTo(slope(reference, slopes, entry.getValue(), k), within(1e-4));
      }
    }
  }

  private static void lift(String name, float[] values) {
    for (int k = 0; name.startsWith("bias") && k < values.length; k++) {
      values[k] = 0.3f;
    }
  }

  private static double value(Float64Miarec reference, float[] slopes) {
    double[][] users = reference.users();
    double sum = 0;
    for (int k = 0; k < slopes.length; k++) {
      sum += users[k / 5][k % 5] * slopes[k];
    }
    return sum;
  }

  private static double slope(Float64Miarec reference, float[] slopes, double[] values, int k) {
    double before = values[k];
    values[k] = before + STEP;
    double up = value(reference, slopes);
    values[k] = before - STEP;
    double down = value(reference, slopes);
    values[k] = before;
    return (up - down) / (2 * STEP);
  }

  private static Aggregation aggregation(SplittableRandom random) {
    int[] starts = new int[USERS + 1];
    int[] neighbours = new int[USERS * 3];
    float[] influence = new float[USERS * 3];
    int count = 0;
    for (int row = 0; row < USERS; row++) {
      int own = row;
      // The last has no neighbours.
      int degree = row == USERS - 1 ? 0 : 3;
      int[] drawn =
          random
              .ints(0, USERS)
              .filter(node -> node != own)
              .distinct()
              .limit(degree)
              .sorted()
              .toArray();
      for (int node : drawn) {
        neighbours[count] = node;
        influence[count++] = (float) random.nextDouble(0.2, 2);
      }
      starts[row + 1] = count;
    }
    int[] kept = Arrays.copyOf(neighbours, count);
    return Aggregation.of(CsrGraph.of(USERS, starts, kept), Arrays.copyOf(influence, count), true);
  }

  private static float[] floats(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int k = 0; k < length; k++) {
      values[k] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
