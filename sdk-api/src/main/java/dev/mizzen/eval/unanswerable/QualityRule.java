package dev.mizzen.eval.unanswerable;

/** Which {@link QualityScores} a question needs to be kept. */
public enum QualityRule {
  /**
   * The rule of the paper's released code: with the whole context all four scores are at least 1,
   * and with the corpus' part alone both are at most 1, so that the corpus is not enough. The
   * default.
   */
  ASYMMETRIC {
    @Override
    public boolean keeps(QualityScores scores) {
      return holdsWithContext(scores, 1)
          && scores.internalSufficiency() <= 1
          && scores.internalNecessity() <= 1;
    }
  },

  /** As {@link #ASYMMETRIC}, with a context that must be needed at least in part: necessity 2. */
  STRICT {
    @Override
    public boolean keeps(QualityScores scores) {
      return holdsWithContext(scores, 2)
          && scores.internalSufficiency() <= 1
          && scores.internalNecessity() <= 1;
    }
  },

  /** The rule as the paper's text says it: all six scores are at least 1. */
  ALL_SIX {
    @Override
    public boolean keeps(QualityScores scores) {
      return holdsWithContext(scores, 1)
          && scores.internalSufficiency() >= 1
          && scores.internalNecessity() >= 1;
    }
  };

  /** Whether a question with these scores is kept. */
  public abstract boolean keeps(QualityScores scores);

  private static boolean holdsWithContext(QualityScores scores, int necessity) {
    return scores.contextSufficiency() >= 1
        && scores.contextNecessity() >= necessity
        && scores.answerCorrectness() >= 1
        && scores.answerUniqueness() >= 1;
  }
}
