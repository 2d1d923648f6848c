package dev.mizzen.embed;

import java.util.Objects;

/**
 * All that decides which vectors a model gives for a text. Stored with every vector field: two
 * vectors may be compared only if their identities are equal.
 *
 * @param id the model's name, such as {@code bge-small-en-v1.5}
 * @param modelSha256 of the model file, in lower-case hex; empty if there is no file
 * @param tokenizerSha256 of the tokenizer file, in lower-case hex; empty if there is no file
 * @param pooling how token vectors become one
 * @param normalized whether sentence vectors have length 1
 * @param queryPrefix put before queries
 * @param passagePrefix put before passages
 * @param maxTokens the longest input in tokens, special tokens included; 0 if unlimited
 * @param dimension of the sentence vectors and of the token vectors
 * @param quantization of the model's weights, such as {@code fp32} or {@code int8-dynamic}
 */
public record ModelIdentity(
    String id,
    String modelSha256,
    String tokenizerSha256,
    Pooling pooling,
    boolean normalized,
    String queryPrefix,
    String passagePrefix,
    int maxTokens,
    int dimension,
    String quantization) {

  /** The largest dimension any part of Mizzen takes. */
  public static final int MAX_DIMENSION = 4096;

  /** Refuses nulls, an empty id, and dimensions outside 1 to {@value #MAX_DIMENSION}. */
  public ModelIdentity {
    Objects.requireNonNull(modelSha256, "modelSha256");
    Objects.requireNonNull(tokenizerSha256, "tokenizerSha256");
    Objects.requireNonNull(pooling, "pooling");
    Objects.requireNonNull(queryPrefix, "queryPrefix");
    Objects.requireNonNull(passagePrefix, "passagePrefix");
    Objects.requireNonNull(quantization, "quantization");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a model needs a name, got an empty one");
    }
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension must be 1 to " + MAX_DIMENSION + ", got " + dimension);
    }
    if (maxTokens < 0) {
      throw new IllegalArgumentException("maxTokens must not be negative: " + maxTokens);
    }
  }

  /** The identity of vectors that come from outside, of which only name and dimension are known. */
  public static ModelIdentity external(String id, int dimension) {
    return new ModelIdentity(
        id, "", "", Pooling.UNSPECIFIED, false, "", "", 0, dimension, "unspecified");
  }
}
