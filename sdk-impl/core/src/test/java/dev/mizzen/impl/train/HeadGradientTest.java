package dev.mizzen.impl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.head.Float64Head;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.Shapes;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingLoss;
import dev.mizzen.train.TrainingOptions;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of every head by every loss, against central differences in 64-bit floats. */
class HeadGradientTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261126);
  private static final int D = 5;
  private static final double STEP = 1e-5;

  record Case(HeadShape shape, TrainingLoss loss) {}

  static Stream<Case> cases() {
    List<HeadShape> shapes = new ArrayList<>();
    for (HeadShape.Kind kind : HeadShape.Kind.values()) {
      for (HeadShape.Activation activation : HeadShape.Activation.values()) {
        shapes.add(new HeadShape(kind, D, 3, 2, activation));
      }
    }
    shapes.add(new HeadShape(HeadShape.Kind.FFN2_RES, D, 3, 1, HeadShape.Activation.SILU));
    shapes.add(new HeadShape(HeadShape.Kind.FFN2_RES, D, 3, 1, HeadShape.Activation.IDENTITY));
    return shapes.stream()
        .flatMap(shape -> Stream.of(TrainingLoss.values()).map(loss -> new Case(shape, loss)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithCentralDifferencesInFloat64(Case c) {
    Random random = new Random(SEED);
    List<double[][]> queries = texts(3, 2, random);
    List<double[][]> documents = texts(6, 3, random);
    List<TrainingExample> examples =
        List.of(
            example(0, random, 0, 1, 2), example(1, random, 3, 1, 4, 5), example(2, random, 5, 0));
    Network network = Shapes.random(c.shape, SEED);
    TrainingOptions options = TrainingOptions.standard().temperature(0.7);
    HeadTask task =
        new HeadTask(
            network,
            c.loss,
            options,
            set(queries),
            set(documents),
            examples,
            examples,
            HeadKernels.of(KernelBackends.select(Optional.empty()), Workers.caller()));
    List<float[]> gradients = TrainingState.zeros(task.weights());
    double loss = task.step(new int[] {0, 1, 2}, gradients);

    List<double[]> weights = task.weights().stream().map(HeadGradientTest::doubles).toList();
    Float64Head head = new Float64Head(c.shape, weights);
    Float64Loss exact =
        new Float64Loss(c.loss, options.temperature(), queries, documents, examples);
    assertThat(loss).isCloseTo(exact.of(head), within(2e-5));
    assertThat(task.validate()).isCloseTo(loss, within(1e-6));
    double largest = 0;
    for (int n = 0; n < weights.size(); n++) {
      double[] w = weights.get(n);
      for (int k = 0; k < w.length; k++) {
        double value = w[k];
        w[k] = value + STEP;
        double up = exact.of(head);
        w[k] = value - STEP;
        double down = exact.of(head);
        w[k] = value;
        double expected = (up - down) / (2 * STEP);
        largest = Math.max(largest, Math.abs(expected));
        assertThat((double) gradients.get(n)[k])
            .as("%s, weights %d, value %d, seed %d", c, n, k, SEED)
            .isCloseTo(expected, within(2e-4 * (1 + Math.abs(expected))));
      }
    }
    assertThat(largest).as("a loss that does not depend on the weights shows nothing").isPositive();
  }

  private static TrainingExample example(int query, Random random, int... documents) {
    float[] targets = new float[documents.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i == 0 ? 0.3f + random.nextFloat() : -random.nextFloat();
    }
    return new TrainingExample(query, documents, targets);
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = values[k];
    }
    return wide;
  }

  /** Values that single floats hold exactly. */
  private static List<double[][]> texts(int count, int rows, Random random) {
    List<double[][]> texts = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      double[][] text = new double[rows + t % 2][D];
      for (double[] row : text) {
        for (int k = 0; k < D; k++) {
          row[k] = (float) random.nextGaussian();
        }
      }
      texts.add(text);
    }
    return texts;
  }

  private static TokenSet set(List<double[][]> texts) {
    return TokenSet.of(texts.stream().map(HeadGradientTest::vectors).toList(), D);
  }

  private static MultiVector vectors(double[][] rows) {
    float[] values = new float[rows.length * D];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) rows[k / D][k % D];
    }
    return MultiVector.of(values, D);
  }
}
