package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import dev.mizzen.ProgressListener;
import dev.mizzen.spi.ClickModelProvider;
import dev.mizzen.spi.ClickModelTraining;
import dev.mizzen.spi.Providers;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingOptions;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains a {@link ClickModel}. The same data, settings and seed give the same bits, for any number
 * of threads, with or without an interruption in between. Memory and time of a step grow with the
 * tables, since every row of them has its moments: meant for up to a few million rows. Not
 * thread-safe.
 */
@Incubating(since = "0.1.0")
public final class ClickModelTrainer {
  private final ClickModelShape shape;
  private Optional<SemanticIds> ids = Optional.empty();
  private Map<String, SemanticId> codes = Map.of();
  private Map<String, Embedding> contents = Map.of();
  private Map<String, Embedding> itemFeatures = Map.of();
  private Map<String, Embedding> userFeatures = Map.of();
  private TrainingOptions options = standardOptions();
  private Optional<Path> checkpoints = Optional.empty();
  private int threads = Runtime.getRuntime().availableProcessors();

  ClickModelTrainer(ClickModelShape shape) {
    this.shape = Objects.requireNonNull(shape, "shape");
  }

  /** {@link TrainingOptions#standard()} with batches of 1,024 and no weight decay. */
  public static TrainingOptions standardOptions() {
    return TrainingOptions.standard().batch(1024).weightDecay(0);
  }

  /** The items' semantic ids and the quantizer that gave them. */
  public ClickModelTrainer codes(SemanticIds quantizer, Map<String, SemanticId> byItem) {
    ids = Optional.of(quantizer);
    codes = byItem;
    return this;
  }

  /** Vectors of the items' contents, to be used as they are; of all items or of none. */
  public ClickModelTrainer contents(Map<String, Embedding> byItem) {
    contents = byItem;
    return this;
  }

  /** A few numbers about items, such as how often they were shown; zeros where there are none. */
  public ClickModelTrainer itemFeatures(Map<String, Embedding> byItem) {
    itemFeatures = byItem;
    return this;
  }

  /** A few numbers about users; zeros where there are none. */
  public ClickModelTrainer userFeatures(Map<String, Embedding> byUser) {
    userFeatures = byUser;
    return this;
  }

  /** Other options than {@link #standardOptions()}; the temperature is the shape's. */
  public ClickModelTrainer options(TrainingOptions value) {
    options = Objects.requireNonNull(value, "options");
    return this;
  }

  /** A folder for checkpoints. If it holds one of the same training, that goes on from there. */
  public ClickModelTrainer checkpoints(Path folder) {
    checkpoints = Optional.of(folder);
    return this;
  }

  /**
   * How many threads work; by default the number of processors.
   *
   * @throws IllegalArgumentException if less than 1
   */
  public ClickModelTrainer threads(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + value);
    }
    threads = value;
    return this;
  }

  /**
   * Trains, and returns the model of the epoch with the lowest validation loss: the mean negative
   * log-likelihood of what became of the validation impressions.
   *
   * @throws IllegalArgumentException if there is no impression, an item's codes or contents are
   *     missing that the model uses, dimensions differ, or the checkpoint is that of another
   *     training
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted; the last checkpoint
   *     and the best model stay
   */
  public Result train(
      List<Impression> train, List<Impression> validation, ProgressListener progress) {
    ClickModelTraining training =
        new ClickModelTraining(
            shape,
            ids,
            codes,
            contents,
            itemFeatures,
            userFeatures,
            options,
            checkpoints,
            threads,
            train,
            validation,
            progress);
    return Providers.first(ClickModelProvider.class, Providers.CORE).train(training);
  }

  /**
   * What came out.
   *
   * @param model of the best epoch
   * @param curve how it went
   */
  public record Result(ClickModel model, TrainingCurve curve) {}
}
