package dev.mizzen.impl.retrieve.mapped;

import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.impl.retrieve.score.VectorNeeds;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.vector.Similarity;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * The mapped fields as an index has them. Every error names the field, as the application calls it.
 */
final class MappedFields implements VectorNeeds.Dimensions {
  private final Mapping mapping;
  private final IndexReader reader;
  private final FieldInfos infos;

  MappedFields(Mapping mapping, IndexReader reader) {
    this.mapping = mapping;
    this.reader = reader;
    infos = FieldInfos.getMergedFieldInfos(reader);
  }

  /** A field; null if no document has it. */
  @Nullable FieldInfo info(String field) {
    return infos.fieldInfo(field);
  }

  /**
   * Looks at the field of ids.
   *
   * @throws IllegalArgumentException if ids cannot be read from it
   */
  void requireId() {
    if (reader.maxDoc() > 0) {
      requireSorted(mapping.id(), "id");
      mapping.parentField().ifPresent(parent -> requireSorted(parent, "parent"));
    }
  }

  private void requireSorted(String field, String meaning) {
    FieldInfo info = info(field);
    DocValuesType type = info == null ? DocValuesType.NONE : info.getDocValuesType();
    if (type != DocValuesType.SORTED && type != DocValuesType.SORTED_SET) {
      throw new IllegalArgumentException(
          "field '"
              + field
              + "', mapped as "
              + meaning
              + ", "
              + (info == null ? "is in no document" : "has doc values of type " + type)
              + "; it needs sorted ones, as a KeywordField or a SortedDocValuesField has");
    }
  }

  /** The vectors that the index has, under one name. */
  VectorField vectors() {
    FieldInfo info = mapping.sentenceField().map(this::info).orElse(null);
    int dimension = info == null ? 0 : info.getVectorDimension();
    ModelIdentity identity =
        mapping
            .embedder()
            .map(embedder -> embedder.identity())
            .orElseGet(
                () ->
                    ModelIdentity.external(
                        mapping.sentenceField().or(mapping::tokenField).orElse("none"),
                        Math.max(1, dimension)));
    boolean tokens = mapping.embedder().map(e -> e.hasTokenVectors()).orElse(true);
    VectorField field =
        VectorField.external(VectorField.DEFAULT_NAME, identity).similarity(similarity(info));
    return new VectorField(
        field.name(),
        identity,
        mapping.embedder(),
        field.similarity(),
        field.storage(),
        tokens ? Optional.of(TokenStorage.FLOAT32) : field.tokenStorage(),
        field.tokenCodes(),
        field.longText());
  }

  /** Lucene's DOT_PRODUCT is for vectors of length 1 alone, where it is the cosine. */
  private static Similarity similarity(@Nullable FieldInfo info) {
    if (info == null || info.getVectorDimension() == 0) {
      return Similarity.COSINE;
    }
    return switch (info.getVectorSimilarityFunction()) {
      case COSINE, DOT_PRODUCT -> Similarity.COSINE;
      case MAXIMUM_INNER_PRODUCT -> Similarity.DOT_PRODUCT;
      case EUCLIDEAN -> Similarity.EUCLIDEAN;
    };
  }

  @Override
  public OptionalInt sentence(VectorField vectors) {
    String field = mapping.vector(vectors.name());
    if (reader.maxDoc() == 0) {
      return OptionalInt.empty();
    }
    FieldInfo info = info(field);
    if (info == null || info.getVectorDimension() == 0) {
      throw new IllegalArgumentException(
          "field '" + field + "', mapped as vector, holds vectors in no document of the index");
    }
    if (info.getVectorEncoding() != VectorEncoding.FLOAT32) {
      throw new IllegalArgumentException(
          "field '" + field + "', mapped as vector, holds vectors of bytes; floats are needed");
    }
    return OptionalInt.of(info.getVectorDimension());
  }

  @Override
  public OptionalInt token(VectorField vectors) throws IOException {
    String field = mapping.tokenVectors(vectors.name());
    if (reader.maxDoc() == 0) {
      return OptionalInt.empty();
    }
    FieldInfo info = info(field);
    if (info == null || info.getDocValuesType() != DocValuesType.BINARY) {
      throw new IllegalArgumentException(
          "field '"
              + field
              + "', mapped as tokenVectors, "
              + (info == null ? "is in no document" : "has no binary doc values")
              + "; write it as a LateInteractionField or a TokenVectorsField");
    }
    for (LeafReaderContext segment : reader.leaves()) {
      TokenVectorReader tokens = TokenVectorReader.openAny(segment.reader(), field);
      if (tokens != null && tokens.documents().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        TokenVectorBlob first = tokens.current();
        return OptionalInt.of(first.dimension());
      }
    }
    return OptionalInt.empty();
  }
}
