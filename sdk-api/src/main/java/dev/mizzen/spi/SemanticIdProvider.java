package dev.mizzen.spi;

import dev.mizzen.recommend.Keywords;
import dev.mizzen.recommend.SemanticIds;
import java.nio.file.Path;
import java.util.Collection;

/** Trains and loads semantic ids, and finds keywords; registered as a service. */
public interface SemanticIdProvider extends Provider {
  /** Trains, as {@link dev.mizzen.recommend.SemanticIdTrainer#train} says. */
  SemanticIds train(SemanticIdTraining training);

  /**
   * Reads a folder.
   *
   * @throws dev.mizzen.error.ModelException if that cannot be
   */
  SemanticIds load(Path folder);

  /** A dictionary, as {@link Keywords#of} says. */
  Keywords keywords(Collection<String> dictionary);
}
