package dev.mizzen.impl.recommend;

/** A kind of model, such as {@code ease}. Immutable. */
public interface ModelKind {
  /** Its name in {@link dev.mizzen.Recommender#model}. */
  String id();

  /**
   * Reads the settings, all of them and nothing else; afterwards those that were not asked for are
   * refused.
   *
   * @throws IllegalArgumentException if a value cannot be used
   */
  Plan plan(Settings settings);

  /** A kind with its settings. */
  interface Plan {
    /**
     * Trains.
     *
     * @throws IllegalArgumentException if the training lacks what the model needs
     * @throws dev.mizzen.error.CancelledException if the thread is interrupted
     */
    Scorer train(Training training);

    /**
     * Brings back what {@link Scorer#arrays} wrote.
     *
     * @throws dev.mizzen.error.ModelException if something is missing or of another size
     */
    Scorer load(SavedModel saved);
  }
}
