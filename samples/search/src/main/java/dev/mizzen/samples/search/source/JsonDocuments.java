package dev.mizzen.samples.search.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Documents as JSON lines: {@code _id} or {@code id}, {@code title}, {@code text}, and an object
 * {@code metadata}, of which plain values and arrays of them are taken.
 */
final class JsonDocuments {
  private JsonDocuments() {}

  /**
   * The documents of {@code input}.
   *
   * @param seen ids that are taken, to which those of the documents are added as they come
   */
  static Stream<Document> read(TextInput input, Set<String> seen) {
    return JsonLines.of(input).map(line -> document(line, seen));
  }

  private static Document document(JsonLines.Line line, Set<String> seen) {
    String id = line.require("_id", "id");
    if (!seen.add(id)) {
      throw new SourceException(line.place() + ": the id '" + id + "' is taken already", null);
    }
    Document.Builder document = Document.builder(id);
    String title = line.text("title");
    if (title != null && !title.isBlank()) {
      document.title(title);
    }
    String text = line.text("text", "contents");
    document.text(text == null ? "" : text);
    JsonNode metadata = line.json().get("metadata");
    if (metadata != null && metadata.isObject()) {
      for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
        // A leading underscore is reserved.
        if (!entry.getKey().isEmpty() && !entry.getKey().startsWith("_")) {
          value(entry.getValue()).ifPresent(value -> document.metadata(entry.getKey(), value));
        }
      }
    }
    return document.build();
  }

  private static Optional<MetadataValue> value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Optional.of(MetadataValue.of(node.asText()));
      case BOOLEAN -> Optional.of(MetadataValue.of(node.asBoolean()));
      case NUMBER ->
          Optional.of(
              node.canConvertToLong() && node.isIntegralNumber()
                  ? MetadataValue.of(node.asLong())
                  : MetadataValue.of(node.asDouble()));
      case ARRAY -> several(node);
      default -> Optional.empty();
    };
  }

  private static Optional<MetadataValue> several(JsonNode array) {
    List<MetadataValue> values = new ArrayList<>();
    for (JsonNode element : array) {
      if (!element.isArray()) {
        value(element).ifPresent(values::add);
      }
    }
    boolean oneType = values.stream().map(Object::getClass).distinct().count() == 1;
    return oneType ? Optional.of(MetadataValue.of(values)) : Optional.empty();
  }
}
