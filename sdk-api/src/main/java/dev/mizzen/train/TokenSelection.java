package dev.mizzen.train;

import java.util.Objects;

/**
 * Which tokens take part in late interaction. Immutable.
 *
 * @param skipped a passage's tokens that consist of these characters alone are left out; none if
 *     empty
 */
public record TokenSelection(String skipped) {
  /** The punctuation of ASCII, as ColBERT leaves it out. */
  public static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  /** Refuses null. */
  public TokenSelection {
    Objects.requireNonNull(skipped, "skipped");
  }

  /** All tokens. */
  public static TokenSelection standard() {
    return new TokenSelection("");
  }

  /** Without the punctuation of passages. */
  public static TokenSelection withoutPunctuation() {
    return new TokenSelection(PUNCTUATION);
  }
}
