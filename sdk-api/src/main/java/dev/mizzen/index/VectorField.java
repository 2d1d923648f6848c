package dev.mizzen.index;

import dev.mizzen.Embedder;
import dev.mizzen.embed.LongText;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.vector.Similarity;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of vectors: one for each document, one for each token of it, or both. Immutable; every
 * setting returns a changed copy.
 *
 * @param name the field's name
 * @param identity the model its vectors come from; stored, and compared at every opening
 * @param embedder makes the vectors of texts, unless the application brings its own
 * @param similarity how vectors are compared
 * @param storage how sentence vectors are kept
 * @param tokenStorage how token vectors are kept, if they are
 * @param tokenCodes what token vectors are coded with
 * @param longText what happens to texts longer than the model takes. With windows, a document
 *     {@code a} that needs several is indexed as the passages {@code a#0}, {@code a#1} and so on:
 *     each has {@code a} as its parent, the other texts and the metadata of {@code a}, the window
 *     as its text, and the window's span in all texts joined by one space. {@code get("a")} gives
 *     the document as it was written. Ids that end in {@code #} and digits are refused in such an
 *     index
 */
public record VectorField(
    String name,
    ModelIdentity identity,
    Optional<Embedder> embedder,
    Similarity similarity,
    VectorStorage storage,
    Optional<TokenStorage> tokenStorage,
    TokenCodes tokenCodes,
    LongText longText) {

  /** The name of the field of {@code Retriever.builder().embedder(...)}. */
  public static final String DEFAULT_NAME = "vector";

  /** Refuses nulls and reserved names. */
  public VectorField {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(similarity, "similarity");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(tokenCodes, "tokenCodes");
    Objects.requireNonNull(longText, "longText");
    if (name.isEmpty() || name.startsWith("_")) {
      throw new IllegalArgumentException(
          "field name '" + name + "' is empty or starts with '_', which is reserved");
    }
    if (!tokenCodes.equals(TokenCodes.usual())
        || tokenStorage.filter(TokenStorage.CODES::equals).isPresent()) {
      requireFit(name, tokenCodes, identity.dimension());
    }
    if (embedder.isPresent() && tokenStorage.isPresent() && !embedder.get().hasTokenVectors()) {
      throw new IllegalArgumentException(
          "field '" + name + "' asks for token vectors, which " + identity.id() + " cannot give");
    }
  }

  private static void requireFit(String name, TokenCodes codes, int dimension) {
    if (!codes.fits(dimension)) {
      throw new IllegalArgumentException(
          "field '" + name + "': " + codes + " does not fit vectors of dimension " + dimension);
    }
  }

  /** A field that {@code embedder} fills. */
  public static VectorField of(String name, Embedder embedder) {
    return new VectorField(
        name,
        embedder.identity(),
        Optional.of(embedder),
        Similarity.COSINE,
        VectorStorage.FLOAT32,
        Optional.empty(),
        TokenCodes.usual(),
        LongText.truncate());
  }

  /** A field that the application fills with vectors of its own. */
  public static VectorField external(String name, ModelIdentity identity) {
    return new VectorField(
        name,
        identity,
        Optional.empty(),
        Similarity.COSINE,
        VectorStorage.FLOAT32,
        Optional.empty(),
        TokenCodes.usual(),
        LongText.truncate());
  }

  /** With another measure. */
  public VectorField similarity(Similarity measure) {
    return new VectorField(
        name, identity, embedder, measure, storage, tokenStorage, tokenCodes, longText);
  }

  /** With another way to keep sentence vectors. */
  public VectorField storage(VectorStorage kept) {
    return new VectorField(
        name, identity, embedder, similarity, kept, tokenStorage, tokenCodes, longText);
  }

  /** With token vectors, which late interaction needs. */
  public VectorField tokenVectors(TokenStorage kept) {
    return new VectorField(
        name, identity, embedder, similarity, storage, Optional.of(kept), tokenCodes, longText);
  }

  /**
   * With other codes of token vectors.
   *
   * @throws IllegalArgumentException if they do not fit the dimension
   */
  public VectorField tokenCodes(TokenCodes codes) {
    return new VectorField(
        name, identity, embedder, similarity, storage, tokenStorage, codes, longText);
  }

  /** With another policy for long texts. */
  public VectorField longText(LongText policy) {
    return new VectorField(
        name, identity, embedder, similarity, storage, tokenStorage, tokenCodes, policy);
  }
}
