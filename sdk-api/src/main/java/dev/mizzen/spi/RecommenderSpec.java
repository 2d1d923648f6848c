package dev.mizzen.spi;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.recommend.Interaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link dev.mizzen.recommend.RecommenderBuilder} collected.
 *
 * @param model the model's id
 * @param settings the model's own, as given
 * @param interactions to learn from
 * @param validation held out; may be empty
 * @param items texts and metadata; may be empty
 * @param embedder for texts, if given
 * @param checkpoints folder, if given
 * @param seed of every random choice
 * @param threads at least 1
 */
@Incubating(since = "0.1.0")
public record RecommenderSpec(
    String model,
    Map<String, String> settings,
    Iterable<Interaction> interactions,
    Iterable<Interaction> validation,
    Iterable<Document> items,
    Optional<Embedder> embedder,
    Optional<Path> checkpoints,
    long seed,
    int threads) {
  /** Copies the settings; refuses thread counts below 1. */
  public RecommenderSpec {
    settings = Map.copyOf(settings);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
  }
}
