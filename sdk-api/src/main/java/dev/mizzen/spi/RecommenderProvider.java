package dev.mizzen.spi;

import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import java.nio.file.Path;
import java.util.Optional;

/** Trains and loads recommenders; registered as a service. */
@Incubating(since = "0.1.0")
public interface RecommenderProvider extends Provider {
  /** Trains what {@code spec} asks for. */
  Recommender train(RecommenderSpec spec, ProgressListener progress);

  /**
   * Loads what {@link Recommender#save} wrote.
   *
   * @param embedder for the texts of items to come
   * @throws dev.mizzen.error.ModelException if it is damaged or of a version that is not known
   */
  Recommender load(Path folder, Optional<Embedder> embedder);
}
