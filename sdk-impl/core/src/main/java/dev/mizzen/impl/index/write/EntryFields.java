package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.StoredDocument;
import dev.mizzen.vector.Similarity;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** An entry's Lucene fields, as {@link IndexLayout} lists them. */
public final class EntryFields {
  private final IndexSchema schema;

  EntryFields(IndexSchema schema) {
    this.schema = schema;
  }

  /**
   * Lucene's function for a field: vectors under cosine are scaled to length 1 before they are
   * stored, so that their dot product is the cosine.
   */
  public static VectorSimilarityFunction function(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> VectorSimilarityFunction.DOT_PRODUCT;
      case DOT_PRODUCT -> VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT;
      case EUCLIDEAN -> VectorSimilarityFunction.EUCLIDEAN;
    };
  }

  List<IndexableField> of(Entry entry, String sourceId, String tenant) {
    Document document = entry.document;
    List<IndexableField> fields = new ArrayList<>();
    String key = IndexLayout.key(tenant, document.id());
    fields.add(new StringField(IndexLayout.KEY, key, Field.Store.NO));
    fields.add(
        new StringField(IndexLayout.SOURCE, IndexLayout.key(tenant, sourceId), Field.Store.NO));
    fields.add(new StringField(IndexLayout.TENANT, tenant, Field.Store.NO));
    fields.add(new StoredField(IndexLayout.ID, document.id()));
    fields.add(new SortedDocValuesField(IndexLayout.ID, new BytesRef(document.id())));
    String parent = document.parentId().orElse(document.id());
    fields.add(new StringField(IndexLayout.PARENT, parent, Field.Store.NO));
    fields.add(new SortedDocValuesField(IndexLayout.PARENT, new BytesRef(parent)));
    document
        .span()
        .map(span -> (long) span.start() << Integer.SIZE | span.end())
        .ifPresent(span -> fields.add(new NumericDocValuesField(IndexLayout.SPAN, span)));
    fields.add(new StoredField(IndexLayout.STORED, StoredDocument.encode(document)));
    if (entry.original != null) {
      fields.add(new StoredField(IndexLayout.ORIGINAL, StoredDocument.encodeWhole(entry.original)));
    }
    addTexts(entry, fields);
    document.metadata().forEach((name, value) -> addMetadata(name, value, fields));
    addVectors(entry, fields);
    return fields;
  }

  private static void addTexts(Entry entry, List<IndexableField> fields) {
    if (!entry.text.isEmpty()) {
      fields.add(new TextField(IndexLayout.ALL, entry.text, Field.Store.NO));
    }
    entry
        .document
        .texts()
        .forEach(
            (name, text) ->
                fields.add(new TextField(IndexLayout.text(name), text, Field.Store.YES)));
  }

  private static void addMetadata(String name, MetadataValue value, List<IndexableField> fields) {
    String field = IndexLayout.metadata(name);
    switch (value) {
      case MetadataValue.Keyword k -> fields.add(keyword(field, k.value()));
      case MetadataValue.Whole w -> fields.add(new LongField(field, w.value(), Field.Store.NO));
      case MetadataValue.Real r -> fields.add(new DoubleField(field, r.value(), Field.Store.NO));
      case MetadataValue.Flag f -> fields.add(keyword(field, Boolean.toString(f.value())));
      case MetadataValue.Moment m ->
          fields.add(new LongField(field, m.value().toEpochMilli(), Field.Store.NO));
      case MetadataValue.Several several ->
          several.values().forEach(single -> addMetadata(name, single, fields));
    }
  }

  private static KeywordField keyword(String field, String value) {
    return new KeywordField(field, value, Field.Store.NO);
  }

  private void addVectors(Entry entry, List<IndexableField> fields) {
    entry.vectors.forEach(
        (name, vector) ->
            fields.add(
                new KnnFloatVectorField(
                    IndexLayout.vector(name),
                    vector,
                    function(schema.vectorField(name).orElseThrow().similarity()))));
    entry.tokens.forEach(
        (name, tokens) -> {
          fields.add(new BinaryDocValuesField(IndexLayout.tokenVectors(name), tokens.block()));
          fields.add(new NumericDocValuesField(IndexLayout.tokenCount(name), tokens.count()));
        });
  }
}
