package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import dev.mizzen.vector.Similarity;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Refuses what the index cannot keep, before any of a document is written. */
public final class DocumentCheck {
  /** The longest id or tenant in UTF-8, so that both and a window's number fit into one term. */
  public static final int MAX_ID_BYTES = 16_000;

  private static final int MAX_TERM_BYTES = 32_766;

  private final IndexSchema schema;

  DocumentCheck(IndexSchema schema) {
    this.schema = schema;
  }

  /**
   * @throws IllegalArgumentException if it is no well-formed Unicode, too long, or holds NUL, which
   *     ends a tenant in the index's keys
   */
  public static void tenant(String tenant) {
    if (tenant.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("tenant '" + tenant + "' holds a NUL; leave it out");
    }
    requireText("the tenant", tenant, MAX_ID_BYTES);
  }

  /**
   * @throws IllegalArgumentException if it is no well-formed Unicode or too long
   */
  public static void id(String id) {
    requireText("the id", id, MAX_ID_BYTES);
  }

  void document(Document document) {
    id(document.id());
    if (schema.isWindow(document.id())) {
      throw new IllegalArgumentException(
          "the id ends in '#' and digits, which this index keeps for the windows of long"
              + " documents; choose another id");
    }
    document.parentId().ifPresent(parent -> requireText("the parent's id", parent, MAX_ID_BYTES));
    document.metadata().forEach(DocumentCheck::metadata);
    document.vectors().forEach(this::vector);
    document.tokenVectors().forEach(this::tokenVectors);
  }

  private static void metadata(String name, MetadataValue value) {
    requireText("the metadata name", name, MAX_ID_BYTES);
    List<MetadataValue> values =
        value instanceof MetadataValue.Several several ? several.values() : List.of(value);
    for (MetadataValue single : values) {
      if (single instanceof MetadataValue.Keyword(String keyword)) {
        requireText("metadata '" + name + "'", keyword, MAX_TERM_BYTES);
      }
    }
  }

  private void vector(String name, Embedding vector) {
    VectorField field = field(name);
    requireDimension(field, vector.dimension());
    if (field.similarity() == Similarity.COSINE && vector.norm() == 0) {
      throw new IllegalArgumentException(
          "the vector of field '" + name + "' is all zeros, which has no cosine; leave it out");
    }
  }

  private void tokenVectors(String name, MultiVector vectors) {
    VectorField field = field(name);
    if (field.tokenStorage().isEmpty()) {
      throw new IllegalArgumentException(
          "vector field '"
              + name
              + "' keeps no token vectors; open the index with"
              + " VectorField.tokenVectors(TokenStorage) on it");
    }
    requireDimension(field, vectors.dimension());
    if (field.tokenStorage().get() == TokenStorage.CODES) {
      requireCodable(name, vectors);
    }
  }

  private static void requireCodable(String name, MultiVector vectors) {
    for (float value : vectors.toArray()) {
      if (!(Math.abs(value) <= ListsWriting.LARGEST)) {
        throw new IllegalArgumentException(
            "a token vector of field '"
                + name
                + "' has the value "
                + value
                + ", beyond the "
                + ListsWriting.LARGEST
                + " of codes; scale the vectors, or keep TokenStorage.INT8");
      }
    }
  }

  private VectorField field(String name) {
    return schema
        .vectorField(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown vector field '"
                        + name
                        + "'; the index has "
                        + schema.vectorFields().stream().map(VectorField::name).toList()));
  }

  private static void requireDimension(VectorField field, int dimension) {
    if (dimension != field.identity().dimension()) {
      throw new IllegalArgumentException(
          "vector field '"
              + field.name()
              + "' has dimension "
              + field.identity().dimension()
              + ", got a vector of dimension "
              + dimension);
    }
  }

  private static void requireText(String what, String value, int maxBytes) {
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(unit)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (Character.isSurrogate(unit) && !pair) {
        throw new IllegalArgumentException(
            what + " is not well-formed Unicode: lone surrogate at UTF-16 unit " + i);
      }
      i += pair ? 1 : 0;
    }
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > maxBytes) {
      throw new IllegalArgumentException(
          what + " has " + bytes + " bytes of UTF-8, more than " + maxBytes);
    }
  }
}
