package dev.mizzen.impl.retrieve.mapped;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.retrieve.lucene.EntryKeys;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.NumericUtils;

/**
 * Puts documents together from an application's fields: texts that are stored, several values of a
 * field joined by a space, and metadata that is stored or in doc values.
 */
final class MappedDocuments {
  private final Mapping mapping;
  private final IndexReader reader;
  private final Set<String> stored = new HashSet<>();

  MappedDocuments(Mapping mapping, IndexReader reader) {
    this.mapping = mapping;
    this.reader = reader;
    mapping.textFields().values().forEach(text -> stored.add(text.field()));
    stored.addAll(mapping.metadataFields().values());
  }

  Document document(StoredFields fields, int doc) throws IOException {
    Document.Builder document = Document.builder(EntryKeys.value(reader, mapping.id(), doc));
    org.apache.lucene.document.Document found = fields.document(doc, stored);
    for (var text : mapping.textFields().entrySet()) {
      String[] parts = found.getValues(text.getValue().field());
      if (parts.length > 0) {
        document.text(text.getKey(), String.join(" ", parts));
      }
    }
    for (var metadata : mapping.metadataFields().entrySet()) {
      MetadataType type = mapping.types().getOrDefault(metadata.getKey(), MetadataType.KEYWORD);
      List<MetadataValue> values = values(found, metadata.getValue(), type);
      if (values.isEmpty()) {
        values = values(doc, metadata.getValue(), type);
      }
      if (!values.isEmpty()) {
        document.metadata(
            metadata.getKey(), values.size() == 1 ? values.getFirst() : MetadataValue.of(values));
      }
    }
    return document.build();
  }

  private static List<MetadataValue> values(
      org.apache.lucene.document.Document found, String field, MetadataType type) {
    return Arrays.stream(found.getFields(field))
        .filter(value -> type.isNumber() == (value.numericValue() != null))
        .map(value -> stored(value, type))
        .collect(Collectors.toList());
  }

  private static MetadataValue stored(IndexableField value, MetadataType type) {
    return switch (type) {
      case KEYWORD -> MetadataValue.of(String.valueOf(value.stringValue()));
      case FLAG -> MetadataValue.of(Boolean.parseBoolean(value.stringValue()));
      case WHOLE -> MetadataValue.of(value.numericValue().longValue());
      case MOMENT -> MetadataValue.of(Instant.ofEpochMilli(value.numericValue().longValue()));
      case REAL -> MetadataValue.of(value.numericValue().doubleValue());
    };
  }

  private List<MetadataValue> values(int doc, String field, MetadataType type) throws IOException {
    List<LeafReaderContext> segments = reader.leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
    LeafReader values = segment.reader();
    return type.isNumber()
        ? numbers(values, doc - segment.docBase, field, type)
        : words(values, doc - segment.docBase, field, type);
  }

  private static List<MetadataValue> words(
      LeafReader segment, int doc, String field, MetadataType type) throws IOException {
    List<MetadataValue> found = new ArrayList<>();
    if (DocValueTypes.isSorted(segment, field)) {
      SortedSetDocValues values = DocValues.getSortedSet(segment, field);
      if (values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          String word = values.lookupOrd(values.nextOrd()).utf8ToString();
          found.add(
              type == MetadataType.FLAG
                  ? MetadataValue.of(Boolean.parseBoolean(word))
                  : MetadataValue.of(word));
        }
      }
    }
    return found;
  }

  private static List<MetadataValue> numbers(
      LeafReader segment, int doc, String field, MetadataType type) throws IOException {
    List<MetadataValue> found = new ArrayList<>();
    if (DocValueTypes.isNumeric(segment, field)) {
      SortedNumericDocValues values = DocValues.getSortedNumeric(segment, field);
      boolean narrow = DocValueTypes.isNarrow(segment, field);
      if (values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          found.add(number(values.nextValue(), type, narrow));
        }
      }
    }
    return found;
  }

  private static MetadataValue number(long value, MetadataType type, boolean narrow) {
    return switch (type) {
      case MOMENT -> MetadataValue.of(Instant.ofEpochMilli(value));
      case REAL ->
          MetadataValue.of(
              narrow
                  ? NumericUtils.sortableIntToFloat((int) value)
                  : NumericUtils.sortableLongToDouble(value));
      default -> MetadataValue.of(value);
    };
  }
}
