package dev.mizzen.spi;

import dev.mizzen.train.HeadTrainer;
import dev.mizzen.train.ProjectionHead;
import java.nio.file.Path;

/** Loads and trains projection heads; registered as a service. */
public interface HeadProvider extends Provider {
  /**
   * Reads a head.
   *
   * @throws dev.mizzen.error.ModelException if that cannot be
   */
  ProjectionHead load(Path folder);

  /** Trains a head, as {@link HeadTrainer#train} says. */
  HeadTrainer.Result train(HeadTraining training);
}
