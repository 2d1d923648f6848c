package dev.mizzen.lucene;

import dev.mizzen.Embedder;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.retrieve.mapped.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/**
 * What the fields of an application's index mean to a {@link dev.mizzen.Retriever}. Immutable:
 * every setting returns a changed copy.
 *
 * <p>Names are those that queries, filters and documents of the retriever use; fields are Lucene's.
 * There is one field of sentence vectors and one of token vectors; for others, open another
 * retriever over the same manager.
 */
public final class FieldMapping {
  private final Settings settings;

  private FieldMapping(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts a mapping.
   *
   * @param field a single, unique value in each document, with sorted doc values and best also
   *     indexed, as a {@code KeywordField} has
   */
  public static FieldMapping id(String field) {
    return new FieldMapping(new Settings(Objects.requireNonNull(field, "field")));
  }

  /** The field of the id of the larger document; grouping and {@code Filter.parent} use it. */
  public FieldMapping parent(String field) {
    return with(s -> s.parent = Optional.of(field));
  }

  /** A text, which counts once; hits show it if the field is stored. */
  public FieldMapping text(String name, String field) {
    return text(name, field, 1);
  }

  /**
   * A text.
   *
   * @param boost its weight in {@code Σ boost·BM25}, where a query names no fields; above 0
   */
  public FieldMapping text(String name, String field, double boost) {
    Objects.requireNonNull(field, "field");
    if (!(boost > 0) || !Double.isFinite(boost)) {
      throw new IllegalArgumentException("the boost of " + name + " must be above 0, got " + boost);
    }
    return with(s -> s.texts.put(checked(name), new Mapping.Text(field, boost)));
  }

  /** A word, such as a {@code KeywordField} or a {@code StringField}. */
  public FieldMapping keyword(String name, String field) {
    return metadata(name, field, MetadataType.KEYWORD);
  }

  /** A word that is {@code true} or {@code false}. */
  public FieldMapping flag(String name, String field) {
    return metadata(name, field, MetadataType.FLAG);
  }

  /** A whole number, such as a {@code LongField} or an {@code IntPoint}. */
  public FieldMapping whole(String name, String field) {
    return metadata(name, field, MetadataType.WHOLE);
  }

  /** A real number, such as a {@code DoubleField} or a {@code FloatPoint}. */
  public FieldMapping real(String name, String field) {
    return metadata(name, field, MetadataType.REAL);
  }

  /** A moment, as the milliseconds since 1970 in a {@code LongField}. */
  public FieldMapping moment(String name, String field) {
    return metadata(name, field, MetadataType.MOMENT);
  }

  private FieldMapping metadata(String name, String field, MetadataType type) {
    Objects.requireNonNull(field, "field");
    return with(
        s -> {
          s.metadata.put(checked(name), field);
          s.types.put(name, type);
        });
  }

  /** A {@code KnnFloatVectorField}, for modes DENSE and HYBRID; compared as it was indexed for. */
  public FieldMapping vector(String field) {
    return with(s -> s.sentences = Optional.of(field));
  }

  /**
   * A {@code LateInteractionField} or a {@link TokenVectorsField}, for mode LATE, compared by inner
   * product. With {@link LateInteractionFormat} it is searched by lists.
   */
  public FieldMapping tokenVectors(String field) {
    return with(s -> s.tokens = Optional.of(field));
  }

  /**
   * Makes the vectors of queries; without it, queries bring their own. It must be the model that
   * made those of the documents, which Lucene does not know.
   */
  public FieldMapping embedder(Embedder embedder) {
    return with(s -> s.embedder = Optional.of(embedder));
  }

  /** Cuts queries into words, as texts were cut; Lucene's standard one unless said. */
  public FieldMapping analyzer(Analyzer analyzer) {
    return with(s -> s.analyzer = Objects.requireNonNull(analyzer, "analyzer"));
  }

  private FieldMapping with(Consumer<Settings> change) {
    Settings changed = new Settings(settings);
    change.accept(changed);
    return new FieldMapping(changed);
  }

  private static String checked(String name) {
    if (name.isEmpty() || name.startsWith("_")) {
      throw new IllegalArgumentException(
          "name '" + name + "' is empty or starts with '_', which is reserved");
    }
    return name;
  }

  Mapping mapping() {
    return new Mapping(
        settings.id,
        settings.parent,
        Collections.unmodifiableMap(settings.texts),
        Collections.unmodifiableMap(settings.metadata),
        Collections.unmodifiableMap(settings.types),
        settings.sentences,
        settings.tokens,
        settings.embedder,
        settings.analyzer);
  }

  /** Changed only before anyone else sees it. */
  private static final class Settings {
    private final String id;
    private Optional<String> parent = Optional.empty();
    private final Map<String, Mapping.Text> texts = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, MetadataType> types = new LinkedHashMap<>();
    private Optional<String> sentences = Optional.empty();
    private Optional<String> tokens = Optional.empty();
    private Optional<Embedder> embedder = Optional.empty();
    private Analyzer analyzer = new StandardAnalyzer();

    Settings(String id) {
      this.id = id;
    }

    Settings(Settings other) {
      id = other.id;
      parent = other.parent;
      texts.putAll(other.texts);
      metadata.putAll(other.metadata);
      types.putAll(other.types);
      sentences = other.sentences;
      tokens = other.tokens;
      embedder = other.embedder;
      analyzer = other.analyzer;
    }
  }
}
