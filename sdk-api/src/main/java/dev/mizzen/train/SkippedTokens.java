package dev.mizzen.train;

/** What becomes of the tokens that a {@link TokenSelection} skips. */
public enum SkippedTokens {
  /** They are not there: their similarity is negative infinity. */
  LEFT_OUT,
  /**
   * They have similarity 0 to everything, as in training with PyLate, whose masks multiply: a
   * passage none of whose tokens has a positive similarity to a query's token scores 0 for it. A
   * row of zeros stands for all skipped tokens of a passage.
   */
  ZERO
}
