package dev.mizzen.impl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.CancelledException;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.head.HeadFile;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.HeadTrainer;
import dev.mizzen.train.ProjectionHead;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingListener;
import dev.mizzen.train.TrainingLoss;
import dev.mizzen.train.TrainingOptions;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261127);
  private static final int D = 12;
  private static final TrainingOptions OPTIONS =
      TrainingOptions.standard().epochs(4).batch(5).learningRate(5e-3).checkpointSteps(2).seed(3);

  private final List<MultiVector> queries = texts(16, 3);
  private final List<MultiVector> documents = texts(40, 6);
  private final List<TrainingExample> train = examples(0, 12);
  private final List<TrainingExample> validation = examples(12, 16);

  /** Stops a training in the middle of an epoch, right after a step. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private HeadTrainer trainer(Path folder) {
    return new HeadTrainer(HeadShape.standard(D, 4), TrainingLoss.DISTILLATION)
        .options(OPTIONS)
        .checkpoints(folder)
        .threads(2);
  }

  private HeadTrainer.Result train(HeadTrainer trainer, TrainingListener listener) {
    return trainer.train(queries, documents, train, validation, listener);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 11})
  void goesOnFromACheckpointToTheSameBytes(int stop, @TempDir Path folder) throws IOException {
    List<TrainingListener.Step> steps = new ArrayList<>();
    HeadTrainer.Result whole = train(trainer(folder.resolve("whole")), steps::add);
    Path cut = folder.resolve("cut");
    assertThatThrownBy(() -> train(trainer(cut), step -> stopAt(step, stop)))
        .isInstanceOf(Stop.class);
    // As a crash in the middle of writing would leave it.
    Files.createDirectories(cut);
    Files.writeString(cut.resolve("checkpoint.safetensors.tmp"), "half");
    HeadTrainer.Result resumed = train(trainer(cut), step -> {});
    for (String file : new String[] {"checkpoint.safetensors", "best/config.json"}) {
      assertThat(cut.resolve(file)).hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
    }
    assertThat(resumed.head().sha256()).isEqualTo(whole.head().sha256());
    assertThat(resumed.curve()).isEqualTo(whole.curve());
    assertThat(steps).hasSize(12);
  }

  private static void stopAt(TrainingListener.Step step, int stop) {
    if (step.step() == stop) {
      throw new Stop();
    }
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads(@TempDir Path folder) {
    String one = train(trainer(folder.resolve("1")).threads(1), step -> {}).head().sha256();
    String three = train(trainer(folder.resolve("3")).threads(3), step -> {}).head().sha256();
    assertThat(three).isEqualTo(one);
  }

  @ParameterizedTest
  @EnumSource
  void learnsByEveryLoss(TrainingLoss loss) {
    HeadTrainer trainer =
        new HeadTrainer(HeadShape.linear(D, 4), loss)
            .options(OPTIONS.epochs(20).patience(0).temperature(0.5));
    HeadTrainer.Result result = train(trainer, step -> {});
    var epochs = result.curve().epochs();
    assertThat(epochs.getLast().loss()).isLessThan(0.9 * epochs.getFirst().loss());
    assertThat(epochs).hasSize(20);
  }

  @Test
  void keepsTheBestHeadWhenCancelled(@TempDir Path folder) {
    assertThatThrownBy(
            () ->
                train(
                    trainer(folder),
                    step -> {
                      if (step.step() == 7) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ProjectionHead.load(folder.resolve("best")).dimension()).isEqualTo(4);
  }

  @Test
  void endsEarlyAndReturnsTheBestEpoch(@TempDir Path folder) {
    // A rate far too high: the validation loss goes up and down.
    HeadTrainer trainer = trainer(folder).options(OPTIONS.epochs(60).learningRate(0.5).patience(2));
    HeadTrainer.Result result = train(trainer, step -> {});
    var curve = result.curve();
    assertThat(curve.stoppedEarly()).isTrue();
    assertThat(curve.epochs()).hasSizeLessThan(60);
    double best = curve.epochs().stream().mapToDouble(e -> e.validation()).min().orElseThrow();
    assertThat(curve.epochs().get(curve.epochs().size() - 3).validation()).isEqualTo(best);
    assertThat(HeadFile.sha256(HeadFile.load(folder.resolve("best"))))
        .isEqualTo(result.head().sha256());
  }

  @Test
  void refusesTheCheckpointOfAnotherTraining(@TempDir Path folder) {
    HeadTrainer trainer = trainer(folder);
    train(trainer, step -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(trainer.options(OPTIONS.seed(4)), step -> {}))
        .withMessageContaining("another training");
  }

  @Test
  void refusesADamagedCheckpoint(@TempDir Path folder) throws IOException {
    HeadTrainer trainer = trainer(folder);
    train(trainer, step -> {});
    Path file = folder.resolve("checkpoint.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> train(trainer, step -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("checkpoint.safetensors");
  }

  @Test
  void refusesExamplesOfWhatIsNotThere() {
    TrainingExample wrong = new TrainingExample(0, new int[] {40}, new float[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HeadTrainer(HeadShape.linear(D, 4), TrainingLoss.CONTRASTIVE)
                    .train(queries, documents, List.of(wrong), train, (p, d, t) -> {}))
        .withMessageContaining("document 40 of 40");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HeadTrainer(HeadShape.linear(D + 1, 4), TrainingLoss.CONTRASTIVE)
                    .train(queries, documents, train, train, (p, d, t) -> {}))
        .withMessageContaining("12 values, not 13");
  }

  private List<TrainingExample> examples(int from, int to) {
    Random random = new Random(SEED + from);
    List<TrainingExample> examples = new ArrayList<>();
    for (int q = from; q < to; q++) {
      int[] own = random.ints(0, 40).distinct().limit(5).toArray();
      examples.add(new TrainingExample(q, own, new float[] {2, 1, 0, -1, -2}));
    }
    return examples;
  }

  private static List<MultiVector> texts(int count, int rows) {
    Random random = new Random(SEED + count);
    List<MultiVector> texts = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      float[] values = new float[(rows + t % 3) * D];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) random.nextGaussian();
      }
      texts.add(MultiVector.of(values, D));
    }
    return texts;
  }
}
