package dev.mizzen.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.Shapes;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.impl.train.HeadTask;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our gradients against those that PyTorch finds by itself. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class HeadPyTorchTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261129);
  private static final int D = 24;
  private static final float TEMPERATURE = 0.7f;

  private final List<float[]> queries = texts(4, 5);
  private final List<float[]> documents = texts(9, 12);
  private final List<TrainingExample> examples =
      List.of(
          new TrainingExample(0, new int[] {0, 1, 2, 3}, new float[] {1, -.2f, -.5f, -1}),
          new TrainingExample(1, new int[] {4, 1, 5}, new float[] {.7f, -.1f, -.9f}),
          new TrainingExample(2, new int[] {6, 7, 0}, new float[] {.4f, .3f, -.6f}),
          new TrainingExample(3, new int[] {8, 2}, new float[] {.9f, 0}));

  record Case(HeadShape shape, TrainingLoss loss) {}

  static Stream<Case> cases() {
    return Stream.of(HeadShape.Kind.values())
        .flatMap(
            kind ->
                Stream.of(HeadShape.Activation.values())
                    .map(activation -> new HeadShape(kind, D, 8, 2, activation)))
        .flatMap(shape -> Stream.of(TrainingLoss.values()).map(loss -> new Case(shape, loss)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithAutomaticDifferentiation(Case c) {
    check(c, () -> {});
  }

  /** DJL's own trap: what the backward pass reads must not depend on the garbage collector. */
  @Test
  void agreesWhenGarbageIsCollectedBetweenForwardAndBackward() {
    HeadShape shape = new HeadShape(HeadShape.Kind.GLU_RES, D, 8, 2, HeadShape.Activation.SILU);
    for (TrainingLoss loss : TrainingLoss.values()) {
      for (int round = 0; round < 3; round++) {
        check(new Case(shape, loss), HeadPyTorchTest::collect);
      }
    }
  }

  private static void collect() {
    for (int n = 0; n < 3; n++) {
      byte[][] garbage = new byte[64][1 << 16];
      assertThat(garbage[n]).isNotNull();
      System.gc();
    }
  }

  private void check(Case c, Runnable between) {
    Network network = Shapes.random(c.shape, SEED);
    HeadTask task =
        new HeadTask(
            network,
            c.loss,
            TrainingOptions.standard().temperature(TEMPERATURE),
            set(queries),
            set(documents),
            examples,
            examples,
            HeadKernels.of(KernelBackends.select(Optional.empty()), Workers.caller()));
    List<float[]> ours = task.weights().stream().map(values -> new float[values.length]).toList();
    double loss = task.step(new int[] {0, 1, 2, 3}, ours);
    List<float[]> theirs = new ArrayList<>();
    try (PyTorchHead head = new PyTorchHead(c.shape, network.weights(), TEMPERATURE)) {
      double value = head.run(c.loss, queries, documents, examples, between, theirs);
      assertThat(loss).isCloseTo(value, within(1e-5 * Math.max(1, Math.abs(value))));
    }
    for (int n = 0; n < ours.size(); n++) {
      for (int k = 0; k < ours.get(n).length; k++) {
        float expected = theirs.get(n)[k];
        assertThat(expected).isFinite();
        assertThat(ours.get(n)[k])
            .as("%s, weights %d, value %d, seed %d", c, n, k, SEED)
            .isCloseTo(expected, within(1e-4f * Math.max(1, Math.abs(expected))));
      }
    }
  }

  private static TokenSet set(List<float[]> texts) {
    return TokenSet.of(texts.stream().map(values -> MultiVector.of(values, D)).toList(), D);
  }

  private static List<float[]> texts(int count, int rows) {
    Random random = new Random(SEED + count);
    List<float[]> texts = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      float[] values = new float[(rows + t % 3) * D];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) random.nextGaussian();
      }
      texts.add(values);
    }
    return texts;
  }
}
