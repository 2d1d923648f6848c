package dev.mizzen.embed;

import java.util.Objects;
import java.util.Optional;

/**
 * How contents are to be encoded. Immutable; every method returns a changed copy.
 *
 * @param role query or passage
 * @param sentenceVectors whether one vector per window is wanted
 * @param tokenVectors whether one vector per token is wanted; both come from one run of the model
 * @param longText what happens to texts longer than the model takes
 * @param expansion how short queries are filled up, if they are
 */
public record EncodeOptions(
    Role role,
    boolean sentenceVectors,
    boolean tokenVectors,
    LongText longText,
    Optional<QueryExpansion> expansion) {

  /**
   * Refuses nulls, options that ask for no vectors at all, and expansion of anything but the token
   * vectors of queries.
   */
  public EncodeOptions {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(longText, "longText");
    Objects.requireNonNull(expansion, "expansion");
    if (!sentenceVectors && !tokenVectors) {
      throw new IllegalArgumentException("ask for sentence vectors, token vectors, or both");
    }
    if (expansion.isPresent() && (role != Role.QUERY || sentenceVectors)) {
      throw new IllegalArgumentException(
          "mask tokens expand the token vectors of queries alone, not "
              + (sentenceVectors ? "sentence vectors" : "passages")
              + ": EncodeOptions.query().onlyTokenVectors().expanded(expansion)");
    }
  }

  /** One sentence vector for each query, long ones truncated. */
  public static EncodeOptions query() {
    return of(Role.QUERY);
  }

  /** One sentence vector for each passage, long ones truncated. */
  public static EncodeOptions passage() {
    return of(Role.PASSAGE);
  }

  /** As {@link #query()} or {@link #passage()}. */
  public static EncodeOptions of(Role role) {
    return new EncodeOptions(role, true, false, LongText.truncate(), Optional.empty());
  }

  /** Token vectors beside the sentence vectors. */
  public EncodeOptions withTokenVectors() {
    return new EncodeOptions(role, sentenceVectors, true, longText, expansion);
  }

  /** Token vectors and no sentence vectors. */
  public EncodeOptions onlyTokenVectors() {
    return new EncodeOptions(role, false, true, longText, expansion);
  }

  /** With another policy for long texts. */
  public EncodeOptions longText(LongText policy) {
    return new EncodeOptions(role, sentenceVectors, tokenVectors, policy, expansion);
  }

  /**
   * With short queries filled up by mask tokens. Their vectors follow those of the query; each has
   * the empty span at the query's end.
   *
   * @throws IllegalArgumentException unless these options ask for the token vectors of queries
   *     alone
   */
  public EncodeOptions expanded(QueryExpansion queries) {
    return new EncodeOptions(role, sentenceVectors, tokenVectors, longText, Optional.of(queries));
  }
}
