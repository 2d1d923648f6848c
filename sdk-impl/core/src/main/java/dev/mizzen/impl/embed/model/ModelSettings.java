package dev.mizzen.impl.embed.model;

import dev.mizzen.embed.Pooling;
import dev.mizzen.spi.EmbedderSpec;

/**
 * How a model is to be used.
 *
 * @param id the model's name
 * @param pooling how token vectors become one
 * @param normalized whether sentence vectors are scaled to length 1
 * @param queryPrefix put before queries
 * @param passagePrefix put before passages
 * @param maxTokens the longest input, special tokens included
 * @param longestTokens the most that {@code maxTokens} may be set to
 */
public record ModelSettings(
    String id,
    Pooling pooling,
    boolean normalized,
    String queryPrefix,
    String passagePrefix,
    int maxTokens,
    int longestTokens) {

  /** A model with no prefixes. */
  static ModelSettings of(String id, Pooling pooling, int maxTokens, int longestTokens) {
    return new ModelSettings(id, pooling, true, "", "", maxTokens, longestTokens);
  }

  /** With these prefixes. */
  ModelSettings withPrefixes(String query, String passage) {
    return new ModelSettings(id, pooling, normalized, query, passage, maxTokens, longestTokens);
  }

  /**
   * With what a caller set.
   *
   * @throws IllegalArgumentException if the model was built for fewer tokens
   */
  ModelSettings with(EmbedderSpec spec) {
    int max = spec.maxTokens().orElse(maxTokens);
    if (max > longestTokens) {
      throw new IllegalArgumentException(
          "maxTokens " + max + " is more than " + id + " was built for: " + longestTokens);
    }
    if (spec.pooling().orElse(pooling) == Pooling.UNSPECIFIED) {
      throw new IllegalArgumentException("pooling must be CLS or MEAN for " + id);
    }
    return new ModelSettings(
        id,
        spec.pooling().orElse(pooling),
        spec.normalized().orElse(normalized),
        spec.queryPrefix().orElse(queryPrefix),
        spec.passagePrefix().orElse(passagePrefix),
        max,
        longestTokens);
  }
}
