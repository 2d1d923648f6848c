package dev.mizzen.impl.rag;

import dev.mizzen.impl.rag.abstain.AbstentionModel;

/** The model for pipelines that were given no calibration. */
final class DefaultAbstention {
  /** Weighs the best sentence's words and token vectors. */
  static final AbstentionModel MODEL =
      new AbstentionModel(
          new double[] {0.5, 0.5, 0.7, 0.5, 0, 0.9, 0.5, 0.5},
          new double[] {0.2, 0.25, 0.25, 0.5, 0.1, 0.3, 0.3, 0.5},
          new double[] {0.7, 0.7, 0.7, 0.2, 0, 0, 0, 0},
          0,
          new double[] {0.05, 0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99});

  private DefaultAbstention() {}
}
