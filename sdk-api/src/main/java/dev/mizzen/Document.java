package dev.mizzen;

import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is indexed and found: an id, named texts, metadata, and optionally other contents, vectors
 * of your own, and the place in a larger document this one is a passage of. Immutable.
 *
 * {@snippet class="dev.mizzen.Snippets" region="document"}
 */
public final class Document {
  /** The name of the text field for a document's title. */
  public static final String TITLE = "title";

  /** The name of the text field for a document's body. */
  public static final String TEXT = "text";

  private final String id;
  private final Map<String, String> texts;
  private final Map<String, MetadataValue> metadata;
  private final List<Content> contents;
  private final Map<String, Embedding> vectors;
  private final Map<String, MultiVector> tokenVectors;
  private final Optional<String> parentId;
  private final Optional<Span> span;

  private Document(Builder builder) {
    id = builder.id;
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(builder.texts));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metadata));
    contents = List.copyOf(builder.contents);
    vectors = Map.copyOf(builder.vectors);
    tokenVectors = Map.copyOf(builder.tokenVectors);
    parentId = builder.parentId;
    span = builder.span;
  }

  /**
   * Starts a document.
   *
   * @param id any non-empty Unicode string, yours to choose, unique in the index (in its tenant)
   * @throws IllegalArgumentException if the id is empty
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** A document of one text and nothing else. */
  public static Document of(String id, String text) {
    return builder(id).text(text).build();
  }

  /** The caller's id. */
  public String id() {
    return id;
  }

  /** The text named {@value #TEXT}, or an empty string. */
  public String text() {
    return texts.getOrDefault(TEXT, "");
  }

  /** The text named {@value #TITLE}, or an empty string. */
  public String title() {
    return texts.getOrDefault(TITLE, "");
  }

  /** All texts by name, in the order they were added. */
  public Map<String, String> texts() {
    return texts;
  }

  /** Typed values for filters, sorting and facets, in the order they were added. */
  public Map<String, MetadataValue> metadata() {
    return metadata;
  }

  /** Images, audio and video that belong to the document. */
  public List<Content> contents() {
    return contents;
  }

  /** Vectors of your own, by vector field; they take the place of the embedder's. */
  public Map<String, Embedding> vectors() {
    return vectors;
  }

  /** Token vectors of your own, by vector field; they take the place of the embedder's. */
  public Map<String, MultiVector> tokenVectors() {
    return tokenVectors;
  }

  /** The larger document this one is a passage of. */
  public Optional<String> parentId() {
    return parentId;
  }

  /** Where this passage's text stands in its parent's. */
  public Optional<Span> span() {
    return span;
  }

  /** A builder that starts from this document. */
  public Builder toBuilder() {
    Builder copy = new Builder(id);
    copy.texts.putAll(texts);
    copy.metadata.putAll(metadata);
    copy.contents.addAll(contents);
    copy.vectors.putAll(vectors);
    copy.tokenVectors.putAll(tokenVectors);
    copy.parentId = parentId;
    copy.span = span;
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document that
        && id.equals(that.id)
        && texts.equals(that.texts)
        && metadata.equals(that.metadata)
        && contents.equals(that.contents)
        && vectors.equals(that.vectors)
        && tokenVectors.equals(that.tokenVectors)
        && parentId.equals(that.parentId)
        && span.equals(that.span);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, texts, metadata);
  }

  @Override
  public String toString() {
    return "Document[" + id + ", " + texts.keySet() + ", " + metadata + "]";
  }

  /** Collects a document's parts. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, MetadataValue> metadata = new LinkedHashMap<>();
    private final List<Content> contents = new ArrayList<>();
    private final Map<String, Embedding> vectors = new LinkedHashMap<>();
    private final Map<String, MultiVector> tokenVectors = new LinkedHashMap<>();
    private Optional<String> parentId = Optional.empty();
    private Optional<Span> span = Optional.empty();

    private Builder(String id) {
      if (id.isEmpty()) {
        throw new IllegalArgumentException("a document needs an id, got an empty string");
      }
      this.id = id;
    }

    /** Sets the text named {@value Document#TEXT}. */
    public Builder text(String text) {
      return text(TEXT, text);
    }

    /** Sets the text named {@value Document#TITLE}. */
    public Builder title(String title) {
      return text(TITLE, title);
    }

    /** Sets the text named {@code field}. */
    public Builder text(String field, String text) {
      texts.put(name(field), Objects.requireNonNull(text, field));
      return this;
    }

    /** Sets a metadata value. */
    public Builder metadata(String field, MetadataValue value) {
      metadata.put(name(field), Objects.requireNonNull(value, field));
      return this;
    }

    /** Sets a keyword. */
    public Builder metadata(String field, String value) {
      return metadata(field, MetadataValue.of(value));
    }

    /** Sets a whole number. */
    public Builder metadata(String field, long value) {
      return metadata(field, MetadataValue.of(value));
    }

    /** Sets a real number. */
    public Builder metadata(String field, double value) {
      return metadata(field, MetadataValue.of(value));
    }

    /** Sets a flag. */
    public Builder metadata(String field, boolean value) {
      return metadata(field, MetadataValue.of(value));
    }

    /** Sets a moment. */
    public Builder metadata(String field, Instant value) {
      return metadata(field, MetadataValue.of(value));
    }

    /** Adds an image, audio or video. */
    public Builder content(Content content) {
      contents.add(Objects.requireNonNull(content, "content"));
      return this;
    }

    /** Sets a vector of your own for a vector field. */
    public Builder vector(String field, Embedding vector) {
      vectors.put(name(field), Objects.requireNonNull(vector, field));
      return this;
    }

    /** Sets token vectors of your own for a vector field. */
    public Builder tokenVectors(String field, MultiVector vectors) {
      tokenVectors.put(name(field), Objects.requireNonNull(vectors, field));
      return this;
    }

    /** Names the larger document this one is a passage of, and where its text stands there. */
    public Builder passageOf(String parentId, Span span) {
      this.parentId = Optional.of(parentId);
      this.span = Optional.of(span);
      return this;
    }

    /** The document. */
    public Document build() {
      return new Document(this);
    }

    private static String name(String field) {
      if (field.isEmpty() || field.startsWith("_")) {
        throw new IllegalArgumentException(
            "field name '" + field + "' is empty or starts with '_', which is reserved");
      }
      return field;
    }
  }
}
