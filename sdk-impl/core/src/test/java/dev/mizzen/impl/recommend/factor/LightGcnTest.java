package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.recommend.factor.LightGcnSettings.Loss;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingListener;
import dev.mizzen.train.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightGcnTest {
  private static final TrainingOptions OPTIONS =
      TrainingOptions.standard()
          .epochs(6)
          .batch(4)
          .learningRate(0.02)
          .weightDecay(0)
          .temperature(0.2)
          .patience(0)
          .checkpointSteps(2)
          .seed(5);

  private final CsrGraph train = SmallGraph.random(12, 30, 4, 1);
  private final CsrGraph heldOut = SmallGraph.random(12, 30, 2, 2);

  /** Stops a training right after a step. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static LightGcn trainer(Loss loss, TrainingOptions options, Workers workers) {
    return new LightGcn(
        SmallGraph.settings(loss, loss == Loss.SOFTMAX), options, 2, SmallGraph.kernels(workers));
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatWasHeldOutOfGroups(Loss loss) {
    CsrGraph most = SmallGraph.groups(4, 6, 8, (user, item) -> (user + item) % 4 != 0);
    CsrGraph rest = SmallGraph.groups(4, 6, 8, (user, item) -> (user + item) % 4 == 0);
    LightGcnSettings settings =
        new LightGcnSettings(
            16,
            2,
            loss == Loss.BPR,
            loss,
            16,
            LightGcnSettings.Drawing.UNIFORM,
            loss == Loss.SOFTMAX,
            0,
            1,
            0.1);
    TrainingOptions options = OPTIONS.epochs(60).batch(24).learningRate(0.05).checkpointSteps(0);
    HeldOut measure = new HeldOut(most, rest, 2);
    FactorKernels kernels = SmallGraph.kernels(Workers.caller());
    LightGcnModel result =
        new LightGcn(settings, options, 10, kernels)
            .train(most, Optional.of(rest), Optional.empty(), ProgressListener.NONE);
    assertThat(
            measure
                .measure(kernels.ranking(), SmallGraph.users(result, most), result.items(), 16)
                .recall())
        .isEqualTo(1);
    assertThat(result.curve().epochs().getLast().loss())
        .isLessThan(result.curve().epochs().getFirst().loss());
    assertThat(result.epochs()).hasSize(6);
    assertThat(result.epochs().getLast().epoch()).isEqualTo(60);
    assertThat(result.epochs().getLast().loss())
        .isEqualTo(result.curve().epochs().getLast().loss());
    assertThat(result.epochs().getLast().validation())
        .containsEntry("recall@20", -result.curve().epochs().getLast().validation());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 6, 13})
  void goesOnFromACheckpointToTheSameBits(int stop, @TempDir Path folder) {
    for (Loss loss : Loss.values()) {
      LightGcn trainer = trainer(loss, OPTIONS, Workers.caller());
      LightGcnModel whole = train(trainer, folder.resolve(loss + "-whole"), step -> {});
      Path cut = folder.resolve(loss + "-cut");
      assertThatThrownBy(() -> train(trainer, cut, step -> stopAt(step, stop)))
          .isInstanceOf(Stop.class);
      LightGcnModel resumed = train(trainer, cut, step -> {});
      assertThat(resumed.users()).as("%s", loss).isEqualTo(whole.users());
      assertThat(resumed.items()).as("%s", loss).isEqualTo(whole.items());
      assertThat(resumed.curve()).isEqualTo(whole.curve());
      assertThat(cut.resolve("checkpoint.safetensors"))
          .hasSameBinaryContentAs(folder.resolve(loss + "-whole/checkpoint.safetensors"));
    }
  }

  private static void stopAt(TrainingListener.Step step, int stop) {
    if (step.step() == stop) {
      throw new Stop();
    }
  }

  private LightGcnModel train(LightGcn trainer, Path folder, TrainingListener listener) {
    return trainer.train(train, Optional.of(heldOut), Optional.of(folder), listener);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsOnAnyNumberOfThreads(Loss loss) {
    CsrGraph large = SmallGraph.random(900, 200, 5, 3);
    TrainingOptions options = OPTIONS.epochs(2).batch(500).checkpointSteps(0);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      LightGcnModel one =
          trainer(loss, options, Workers.caller())
              .train(large, Optional.empty(), Optional.empty(), ProgressListener.NONE);
      LightGcnModel three =
          trainer(loss, options, Workers.of(pool, 3))
              .train(large, Optional.empty(), Optional.empty(), ProgressListener.NONE);
      assertThat(three.users()).isEqualTo(one.users());
      assertThat(three.items()).isEqualTo(one.items());
    }
  }

  /** The parts of a user's vector add up to the mean of the layers. */
  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, true", "1, false", "2, false", "3, false"})
  void splitsUsersIntoTheirOwnPartAndTheirHistory(int layers, boolean first) {
    LightGcnSettings settings =
        new LightGcnSettings(
            4, layers, first, Loss.BPR, 1, LightGcnSettings.Drawing.UNIFORM, false, 0, 1, 0.1);
    FactorKernels kernels = SmallGraph.kernels(Workers.caller());
    LightGcnTask task =
        new LightGcnTask(
            Bipartite.of(train), settings, 1, 5, 1, null, (step, quality) -> {}, kernels);
    float[] expected = task.propagated().users().clone();
    float[] own = task.weights().getFirst().clone();
    for (int k = 0; k < own.length; k++) {
      own[k] *= first ? 1f / (layers + 1) : 0;
    }
    TrainingCurve none = new TrainingCurve(List.of(), 0, false);
    LightGcnModel model =
        new LightGcnModel(4, own, task.histories(), new float[0], none, List.of());
    float[] actual = SmallGraph.users(model, train);
    for (int k = 0; k < actual.length; k++) {
      assertThat(actual[k]).isCloseTo(expected[k], within(1e-6f));
    }
  }

  @Test
  void keepsTheLastStepIfNothingIsHeldOut() {
    LightGcnModel result =
        trainer(Loss.BPR, OPTIONS, Workers.caller())
            .train(train, Optional.empty(), Optional.empty(), ProgressListener.NONE);
    assertThat(result.curve().best()).isEqualTo(18);
    assertThat(result.epochs())
        .hasSize(3)
        .allSatisfy(epoch -> assertThat(epoch.validation()).isEmpty());
  }

  @Test
  void keepsTheBestCheckpointWhenItIsInterrupted(@TempDir Path folder) {
    LightGcn trainer = trainer(Loss.SOFTMAX, OPTIONS, Workers.caller());
    List<Long> steps = new ArrayList<>();
    assertThatThrownBy(
            () ->
                train(
                    trainer,
                    folder,
                    step -> {
                      steps.add(step.step());
                      if (step.step() == 7) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("7");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("checkpoint.safetensors")).exists();
    LightGcnModel resumed = train(trainer, folder, step -> steps.add(step.step()));
    assertThat(steps).endsWith(18L).contains(7L);
    assertThat(resumed.curve().epochs()).hasSize(3);
  }

  @Test
  void refusesCheckpointsOfOtherData(@TempDir Path folder) {
    LightGcn trainer = trainer(Loss.BPR, OPTIONS, Workers.caller());
    train(trainer, folder, step -> {});
    CsrGraph other = SmallGraph.random(12, 30, 4, 9);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                trainer.train(other, Optional.empty(), Optional.of(folder), ProgressListener.NONE))
        .withMessageContaining("another training");
  }

  @Test
  void refusesWhatCannotBeTrained() {
    CsrGraph empty = CsrGraph.of(3, new int[4], new int[0]);
    LightGcn trainer = trainer(Loss.BPR, OPTIONS, Workers.caller());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> trainer.train(empty, Optional.empty(), Optional.empty(), ProgressListener.NONE))
        .withMessageContaining("no interaction");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallGraph.settings(Loss.BPR, true))
        .withMessageContaining("cosine");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LightGcnSettings(
                    0, 2, true, Loss.BPR, 1, LightGcnSettings.Drawing.UNIFORM, false, 0, 1, 0.1))
        .withMessageContaining("dimension");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LightGcnSettings(
                    2, 0, false, Loss.BPR, 1, LightGcnSettings.Drawing.UNIFORM, false, 0, 1, 0.1))
        .withMessageContaining("layer 0");
  }
}
