package dev.mizzen.recommend;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.RecommenderProvider;
import dev.mizzen.spi.RecommenderSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The settings and data of a training. Not thread-safe. */
@Incubating(since = "0.1.0")
public final class RecommenderBuilder {
  private final String model;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private Iterable<Document> items = new ArrayList<>();
  private Iterable<Interaction> validation = List.of();
  private Optional<Embedder> embedder = Optional.empty();
  private Optional<Path> checkpoints = Optional.empty();
  private OptionalLong seed = OptionalLong.empty();
  private OptionalInt threads = OptionalInt.empty();

  /** Of a model, with its default settings. */
  public RecommenderBuilder(String model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  /** Sets one of the model's own settings, such as {@code layers} to {@code 3}. */
  public RecommenderBuilder set(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** The items' texts and metadata; models of text need them, filters and explanations use them. */
  public RecommenderBuilder items(Iterable<Document> items) {
    this.items = items;
    return this;
  }

  /** Held-out interactions that decide when training has gone far enough. */
  public RecommenderBuilder validation(Iterable<Interaction> heldOut) {
    validation = heldOut;
    return this;
  }

  /** Turns items' texts into vectors. */
  public RecommenderBuilder embedder(Embedder embedder) {
    this.embedder = Optional.of(embedder);
    return this;
  }

  /** Where the state of training is kept; a training that finds one there goes on from it. */
  public RecommenderBuilder checkpoints(Path folder) {
    checkpoints = Optional.of(folder);
    return this;
  }

  /** The seed of every random choice; 42 unless said. */
  public RecommenderBuilder seed(long seed) {
    this.seed = OptionalLong.of(seed);
    return this;
  }

  /** How many threads train; by default the number of processors. */
  public RecommenderBuilder threads(int threads) {
    this.threads = OptionalInt.of(threads);
    return this;
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException if there is no interaction, a setting is unknown to the model,
   *     or the model needs items or an embedder that were not given
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted; the best checkpoint
   *     stays
   */
  public Recommender train(Iterable<Interaction> interactions, ProgressListener progress) {
    RecommenderSpec spec =
        new RecommenderSpec(
            model,
            settings,
            interactions,
            validation,
            items,
            embedder,
            checkpoints,
            seed.orElse(42),
            threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    return Providers.first(RecommenderProvider.class, Providers.CORE).train(spec, progress);
  }
}
