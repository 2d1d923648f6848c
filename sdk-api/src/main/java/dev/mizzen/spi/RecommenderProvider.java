package dev.mizzen.spi;

import dev.mizzen.Incubating;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import java.nio.file.Path;

/** Trains and loads recommenders; registered as a service. */
@Incubating(since = "0.1.0")
public interface RecommenderProvider extends Provider {
  /** Trains what {@code spec} asks for. */
  Recommender train(RecommenderSpec spec, ProgressListener progress);

  /**
   * Loads what {@link Recommender#save} wrote.
   *
   * @throws dev.mizzen.error.ModelException if it is damaged or of a version that is not known
   */
  Recommender load(Path folder);
}
