package dev.mizzen.train;

import dev.mizzen.embed.QueryExpansion;
import java.util.Objects;
import java.util.Optional;

/**
 * Which tokens take part in late interaction. Immutable.
 *
 * @param skipped a passage's tokens that consist of these characters alone are skipped; none if
 *     empty
 * @param masking what becomes of those
 * @param expansion of queries, if wanted
 */
public record TokenSelection(
    String skipped, SkippedTokens masking, Optional<QueryExpansion> expansion) {
  /** The punctuation of ASCII, as ColBERT leaves it out. */
  public static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  /** Refuses null. */
  public TokenSelection {
    Objects.requireNonNull(skipped, "skipped");
    Objects.requireNonNull(masking, "masking");
    Objects.requireNonNull(expansion, "expansion");
  }

  /** All tokens. */
  public static TokenSelection standard() {
    return new TokenSelection("", SkippedTokens.LEFT_OUT, Optional.empty());
  }

  /** Without the punctuation of passages. */
  public static TokenSelection withoutPunctuation() {
    return standard().skipping(PUNCTUATION);
  }

  /** With other characters that are skipped. */
  public TokenSelection skipping(String characters) {
    return new TokenSelection(characters, masking, expansion);
  }

  /** With skipped tokens treated so. */
  public TokenSelection masking(SkippedTokens treatment) {
    return new TokenSelection(skipped, treatment, expansion);
  }

  /** With queries filled up by mask tokens. */
  public TokenSelection expanding(QueryExpansion queries) {
    return new TokenSelection(skipped, masking, Optional.of(queries));
  }
}
