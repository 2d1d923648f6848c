package dev.mizzen.embed;

import java.util.Objects;

/**
 * How contents are to be encoded. Immutable; every method returns a changed copy.
 *
 * @param role query or passage
 * @param sentenceVectors whether one vector per window is wanted
 * @param tokenVectors whether one vector per token is wanted; both come from one run of the model
 * @param longText what happens to texts longer than the model takes
 */
public record EncodeOptions(
    Role role, boolean sentenceVectors, boolean tokenVectors, LongText longText) {

  /** Refuses nulls, and options that ask for no vectors at all. */
  public EncodeOptions {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(longText, "longText");
    if (!sentenceVectors && !tokenVectors) {
      throw new IllegalArgumentException("ask for sentence vectors, token vectors, or both");
    }
  }

  /** One sentence vector for each query, long ones truncated. */
  public static EncodeOptions query() {
    return new EncodeOptions(Role.QUERY, true, false, LongText.truncate());
  }

  /** One sentence vector for each passage, long ones truncated. */
  public static EncodeOptions passage() {
    return new EncodeOptions(Role.PASSAGE, true, false, LongText.truncate());
  }

  /** As {@link #query()} or {@link #passage()}. */
  public static EncodeOptions of(Role role) {
    return new EncodeOptions(role, true, false, LongText.truncate());
  }

  /** Token vectors beside the sentence vectors. */
  public EncodeOptions withTokenVectors() {
    return new EncodeOptions(role, sentenceVectors, true, longText);
  }

  /** Token vectors and no sentence vectors. */
  public EncodeOptions onlyTokenVectors() {
    return new EncodeOptions(role, false, true, longText);
  }

  /** With another policy for long texts. */
  public EncodeOptions longText(LongText policy) {
    return new EncodeOptions(role, sentenceVectors, tokenVectors, policy);
  }
}
