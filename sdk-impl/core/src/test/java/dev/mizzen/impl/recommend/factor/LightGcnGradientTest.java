package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.recommend.factor.LightGcnSettings.Drawing;
import dev.mizzen.impl.recommend.factor.LightGcnSettings.Loss;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analytic gradient of a whole step against central differences of the float64 loss. */
class LightGcnGradientTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final double STEP = 1e-5;
  private static final double TEMPERATURE = 0.3;
  private static final long NUMBER = 3;

  private static final CsrGraph GRAPH = SmallGraph.random(12, 9, 3, SEED);

  /** Examples are users who have interactions: user 2 has none, so the numbers behind it shift. */
  private static final int[] EXAMPLES = {10, 0, 2, 5, 7};

  private static final int[] BATCH = {0, 3, 6, 8, 11};

  static Stream<LightGcnSettings> settings() {
    LightGcnSettings softmax = SmallGraph.settings(Loss.SOFTMAX, true);
    return Stream.of(
        SmallGraph.settings(Loss.BPR, false),
        softmax,
        SmallGraph.settings(Loss.SOFTMAX, false),
        new LightGcnSettings(
            19, 3, true, Loss.SOFTMAX, 33, Drawing.INTERACTIONS, true, 0, 0.5, 0.4),
        new LightGcnSettings(8, 0, true, Loss.BPR, 1, Drawing.UNIFORM, false, 0, 1, 0.4),
        new LightGcnSettings(8, 1, true, Loss.SOFTMAX, 5, Drawing.UNIFORM, false, 0, 1, 0.4),
        new LightGcnSettings(8, 1, false, Loss.BPR, 1, Drawing.UNIFORM, false, 0, 1, 0.4),
        new LightGcnSettings(7, 3, false, Loss.SOFTMAX, 9, Drawing.UNIFORM, true, 0, 0.5, 0.4));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void agreesWithCentralDifferences(LightGcnSettings settings) {
    LightGcnTask task =
        new LightGcnTask(
            Bipartite.of(GRAPH),
            settings,
            TEMPERATURE,
            SEED,
            1,
            null,
            (step, quality) -> {},
            SmallGraph.kernels(Workers.caller()));
    int dimension = settings.dimension();
    List<float[]> gradients = List.of(new float[12 * dimension], new float[9 * dimension]);
    double loss = task.step(NUMBER, EXAMPLES, gradients);
    Float64LightGcn reference =
        new Float64LightGcn(GRAPH, settings, TEMPERATURE, BATCH, SEED, NUMBER);
    double[][] weights = weights(task.weights(), dimension);
    assertThat(loss).as("loss, seed %d", SEED).isCloseTo(reference.loss(weights), within(1e-4));
    for (int row = 0; row < weights.length; row++) {
      for (int k = 0; k < dimension; k++) {
        float actual =
            row < 12
                ? gradients.get(0)[row * dimension + k]
                : gradients.get(1)[(row - 12) * dimension + k];
        assertThat((double) actual)
            .as("row %d, value %d, seed %d", row, k, SEED)
            .isCloseTo(difference(reference, weights, row, k), within(2e-5));
      }
    }
  }

  private static double difference(Float64LightGcn reference, double[][] weights, int row, int k) {
    double[][] up = Float64LightGcn.copy(weights);
    double[][] down = Float64LightGcn.copy(weights);
    up[row][k] += STEP;
    down[row][k] -= STEP;
    return (reference.loss(up) - reference.loss(down)) / (2 * STEP);
  }

  private static double[][] weights(List<float[]> parts, int dimension) {
    double[][] rows = new double[21][dimension];
    for (int row = 0; row < rows.length; row++) {
      for (int k = 0; k < dimension; k++) {
        rows[row][k] =
            row < 12 ? parts.get(0)[row * dimension + k] : parts.get(1)[(row - 12) * dimension + k];
      }
    }
    return rows;
  }
}
