package dev.mizzen.train;

import dev.mizzen.ProgressListener;
import dev.mizzen.spi.HeadProvider;
import dev.mizzen.spi.HeadTraining;
import dev.mizzen.spi.Providers;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains a {@link ProjectionHead} on token vectors that stay as they are. The same input, seed and
 * machine give the same bits, on any number of threads, with or without an interruption in between.
 * Not thread-safe.
 *
 * {@snippet :
 * HeadTrainer.Result result =
 *     new HeadTrainer(HeadShape.standard(384, 128), TrainingLoss.DISTILLATION)
 *         .options(TrainingOptions.standard().seed(7))
 *         .checkpoints(folder)
 *         .train(queries, documents, train, validation, ProgressListener.NONE);
 * result.head().save(folder.resolve("head"));
 * }
 */
public final class HeadTrainer {
  private final HeadShape shape;
  private final TrainingLoss loss;
  private TrainingOptions options = TrainingOptions.standard();
  private Optional<Path> checkpoints = Optional.empty();
  private int threads = Runtime.getRuntime().availableProcessors();

  /** A trainer of heads of this shape by this loss. */
  public HeadTrainer(HeadShape shape, TrainingLoss loss) {
    this.shape = Objects.requireNonNull(shape, "shape");
    this.loss = Objects.requireNonNull(loss, "loss");
  }

  /** Other options than {@link TrainingOptions#standard()}. */
  public HeadTrainer options(TrainingOptions value) {
    options = Objects.requireNonNull(value, "options");
    return this;
  }

  /**
   * A folder for checkpoints. If it holds one of the same training, that goes on from there; the
   * best weights so far stand in it as a head of their own, {@code best}.
   */
  public HeadTrainer checkpoints(Path folder) {
    checkpoints = Optional.of(folder);
    return this;
  }

  /**
   * How many threads work; by default the number of processors.
   *
   * @throws IllegalArgumentException if less than 1
   */
  public HeadTrainer threads(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + value);
    }
    threads = value;
    return this;
  }

  /**
   * Trains, and returns the head of the epoch with the lowest validation loss.
   *
   * @param queries their token vectors, each with at least one row
   * @param documents their token vectors, each with at least one row
   * @param train the examples to learn from, at least one
   * @param validation those to choose the epoch by, at least one
   * @param progress hears of steps; a {@link TrainingListener} also of losses
   * @throws IllegalArgumentException if the dimensions differ, an example names what is not there,
   *     or the checkpoint is that of another training
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted; the last checkpoint
   *     and the best head stay
   */
  public Result train(
      List<MultiVector> queries,
      List<MultiVector> documents,
      List<TrainingExample> train,
      List<TrainingExample> validation,
      ProgressListener progress) {
    HeadTraining training =
        new HeadTraining(
            shape,
            loss,
            options,
            checkpoints,
            threads,
            queries,
            documents,
            train,
            validation,
            progress);
    return Providers.first(HeadProvider.class, Providers.CORE).train(training);
  }

  /**
   * What came out.
   *
   * @param head of the best epoch
   * @param curve how it went
   */
  public record Result(ProjectionHead head, TrainingCurve curve) {}
}
