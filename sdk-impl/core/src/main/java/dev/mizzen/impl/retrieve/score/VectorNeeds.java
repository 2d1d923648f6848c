package dev.mizzen.impl.retrieve.score;

import dev.mizzen.Embedder;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which vectors a query needs, and from where: decided and checked before any work.
 *
 * @param field the vector field, if one is searched
 * @param sentence whether a sentence vector is needed
 * @param tokens whether token vectors are needed
 * @param encodeSentence whether the embedder has to give the sentence vector
 * @param encodeTokens whether the embedder has to give the token vectors
 */
public record VectorNeeds(
    Optional<VectorField> field,
    boolean sentence,
    boolean tokens,
    boolean encodeSentence,
    boolean encodeTokens) {

  /**
   * The needs of {@code query}.
   *
   * @throws IllegalArgumentException if the index or the query cannot meet them, saying what to add
   */
  public static VectorNeeds of(Query query, IndexSchema schema, Dimensions dimensions)
      throws IOException {
    boolean late = query.mode() == Mode.LATE;
    Mode finder = late ? query.candidatesFrom() : query.mode();
    boolean hybrid = finder == Mode.HYBRID;
    boolean sentence = finder == Mode.DENSE || (hybrid && uses(query, Mode.DENSE));
    boolean tokens = late || (hybrid && uses(query, Mode.LATE));
    if (!sentence && !tokens) {
      return new VectorNeeds(Optional.empty(), false, false, false, false);
    }
    VectorField field = field(query, schema);
    boolean text = !query.text().isBlank();
    boolean encodeSentence = sentence && query.vector().isEmpty() && text;
    boolean encodeTokens = tokens && query.tokenVectors().isEmpty() && text;
    VectorNeeds needs =
        new VectorNeeds(Optional.of(field), sentence, tokens, encodeSentence, encodeTokens);
    needs.check(query, field);
    needs.check(query, field, dimensions);
    return needs;
  }

  /** Whether the embedder is needed. */
  public boolean encode() {
    return encodeSentence || encodeTokens;
  }

  /** The field's embedder; only if {@link #encode}. */
  public Embedder embedder() {
    return field.flatMap(VectorField::embedder).orElseThrow();
  }

  private void check(Query query, VectorField field) {
    if (tokens && field.tokenStorage().isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "mode LATE needs token vectors, which vector field '%s' does not keep; build the"
                  + " index with tokenVectors(TokenStorage.INT8)",
              field.name()));
    }
    if (encode() && field.embedder().isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "mode %s needs the query's vectors, but vector field '%s' has no embedder; open the"
                  + " retriever with embedder(...), or add %s to the query",
              query.mode(),
              field.name(),
              encodeTokens ? "tokenVectors(...) (and vector(...))" : "vector(...)"));
    }
    if (encodeTokens && !embedder().hasTokenVectors()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "mode LATE needs token vectors, which %s cannot give; add tokenVectors(...) to the"
                  + " query",
              embedder().identity().id()));
    }
  }

  private void check(Query query, VectorField field, Dimensions dimensions) throws IOException {
    if (sentence) {
      OptionalInt expected = dimensions.sentence(field);
      query.vector().ifPresent(v -> checkDimension("vector", v.dimension(), expected, field));
      checkEmbedder(encodeSentence, expected, field);
    }
    if (tokens) {
      OptionalInt expected = dimensions.token(field);
      query
          .tokenVectors()
          .ifPresent(v -> checkDimension("tokenVectors", v.dimension(), expected, field));
      checkEmbedder(encodeTokens, expected, field);
    }
  }

  private void checkEmbedder(boolean encodes, OptionalInt expected, VectorField field) {
    if (encodes) {
      checkDimension("embedder", embedder().identity().dimension(), expected, field);
    }
  }

  /** Knows how many values vectors have; asked only about those that are needed. */
  public interface Dimensions {
    /** Those of a sentence vector; empty if nothing is known yet. */
    OptionalInt sentence(VectorField field) throws IOException;

    /** Those of a token vector; empty if nothing is known yet. */
    OptionalInt token(VectorField field) throws IOException;
  }

  private static void checkDimension(
      String what, int actual, OptionalInt expected, VectorField field) {
    if (expected.isPresent() && actual != expected.getAsInt()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the query's %s has dimension %d, but vector field '%s' has %d; use the model %s",
              what,
              actual,
              field.name(),
              expected.getAsInt(),
              field.identity().id()));
    }
  }

  private static boolean uses(Query query, Mode mode) {
    return new Fuser(query.fusion()).uses(mode);
  }

  private static VectorField field(Query query, IndexSchema schema) {
    if (query.vectorField().isEmpty()) {
      return schema.vectorFields().stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      String.format(
                          Locale.ROOT,
                          "mode %s needs vectors, which this index has none of; build it with"
                              + " embedder(...) or vectorField(...)",
                          query.mode())));
    }
    String name = query.vectorField().get();
    return schema
        .vectorField(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "no vector field '%s'; this index has %s",
                        name,
                        schema.vectorFields().stream().map(VectorField::name).toList())));
  }
}
