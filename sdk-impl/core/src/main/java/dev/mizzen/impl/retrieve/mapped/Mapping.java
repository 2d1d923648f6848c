package dev.mizzen.impl.retrieve.mapped;

import dev.mizzen.Embedder;
import dev.mizzen.impl.index.FieldNames;
import dev.mizzen.impl.index.MetadataType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;

/**
 * What an application's fields mean.
 *
 * @param id the field of ids
 * @param parentField the field of parents' ids
 * @param textFields by text
 * @param metadataFields by metadata
 * @param types by metadata
 * @param sentenceField the field of sentence vectors
 * @param tokenField the field of token vectors
 * @param embedder makes the vectors of queries
 * @param analyzer cuts queries into words
 */
public record Mapping(
    String id,
    Optional<String> parentField,
    Map<String, Text> textFields,
    Map<String, String> metadataFields,
    Map<String, MetadataType> types,
    Optional<String> sentenceField,
    Optional<String> tokenField,
    Optional<Embedder> embedder,
    Analyzer analyzer)
    implements FieldNames {
  /**
   * Where a text is.
   *
   * @param field Lucene's name
   * @param boost its weight if no text is named
   */
  public record Text(String field, double boost) {}

  @Override
  public String parent() {
    return parentField.orElse(id);
  }

  @Override
  public Map<String, Double> texts() {
    Map<String, Double> texts = new LinkedHashMap<>();
    textFields.values().forEach(text -> texts.put(text.field(), text.boost()));
    return texts;
  }

  @Override
  public String text(String name) {
    Text text = textFields.get(name);
    if (text == null) {
      throw unmapped("text", name, textFields);
    }
    return text.field();
  }

  @Override
  public String metadata(String name) {
    String field = metadataFields.get(name);
    if (field == null) {
      throw unmapped("metadata", name, metadataFields);
    }
    return field;
  }

  @Override
  public String vector(String name) {
    return sentenceField.orElseThrow(() -> missing("vector"));
  }

  @Override
  public String tokenVectors(String name) {
    return tokenField.orElseThrow(() -> missing("tokenVectors"));
  }

  private static IllegalArgumentException unmapped(String kind, String name, Map<String, ?> known) {
    return new IllegalArgumentException(
        "no " + kind + " '" + name + "' is mapped, only " + known.keySet());
  }

  private static IllegalArgumentException missing(String setting) {
    return new IllegalArgumentException(
        "the query needs a field that is not mapped; add " + setting + "(...) to the mapping");
  }
}
