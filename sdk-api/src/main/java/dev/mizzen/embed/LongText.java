package dev.mizzen.embed;

/** What happens to a text of more tokens than the model takes. */
public sealed interface LongText {
  /** Keep the first tokens; {@link Encoding#truncated()} tells. */
  static LongText truncate() {
    return new Truncate();
  }

  /**
   * Cut the text into windows of as many tokens as the model takes, each sharing {@code
   * overlapTokens} with the one before it. Embedders and indexes refuse an overlap of all the
   * tokens that a window has room for beside the prefix and special tokens.
   *
   * @throws IllegalArgumentException if {@code overlapTokens} is negative
   */
  static LongText windows(int overlapTokens) {
    return new Windows(overlapTokens);
  }

  /** Refuse the text by an {@link IllegalArgumentException} that gives both lengths. */
  static LongText reject() {
    return new Reject();
  }

  /** See {@link LongText#truncate()}. */
  record Truncate() implements LongText {}

  /**
   * See {@link LongText#windows(int)}.
   *
   * @param overlapTokens tokens that two neighbouring windows share
   */
  record Windows(int overlapTokens) implements LongText {
    /** Refuses a negative overlap. */
    public Windows {
      if (overlapTokens < 0) {
        throw new IllegalArgumentException("overlapTokens must not be negative: " + overlapTokens);
      }
    }
  }

  /** See {@link LongText#reject()}. */
  record Reject() implements LongText {}
}
