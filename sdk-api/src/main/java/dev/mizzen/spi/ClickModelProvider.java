package dev.mizzen.spi;

import dev.mizzen.recommend.ClickModel;
import dev.mizzen.recommend.ClickModelTrainer;
import java.nio.file.Path;

/** Loads and trains click models; registered as a service. */
public interface ClickModelProvider extends Provider {
  /**
   * Reads a model.
   *
   * @throws dev.mizzen.error.ModelException if that cannot be
   */
  ClickModel load(Path folder);

  /** Trains a model, as {@link ClickModelTrainer#train} says. */
  ClickModelTrainer.Result train(ClickModelTraining training);
}
