package dev.mizzen.impl.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each commit says of the index, as Lucene's commit user data: layout, settings, and the types
 * of metadata fields.
 *
 * @param schema without embedders
 * @param metadata type by field
 */
public record CommitData(IndexSchema schema, Map<String, MetadataType> metadata) {
  private static final String LAYOUT = "mizzen.layout";
  private static final String SETTINGS = "mizzen.settings";
  private static final String METADATA = "mizzen.metadata";

  /** Copies the map. */
  public CommitData {
    metadata = Map.copyOf(metadata);
  }

  /** Lucene's form. */
  public Map<String, String> toUserData() {
    ObjectNode types = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(metadata).forEach((field, type) -> types.put(field, type.name()));
    return Map.of(
        LAYOUT,
        Integer.toString(IndexLayout.VERSION),
        SETTINGS,
        SchemaJson.write(schema),
        METADATA,
        types.toString());
  }

  /**
   * Reads Lucene's form.
   *
   * @param where the index, for messages
   * @throws IndexException if it is not an index of ours, or of another layout
   */
  public static CommitData of(Map<String, String> userData, String where) {
    String layout = userData.get(LAYOUT);
    if (layout == null) {
      throw new IndexException(
          where + " is a Lucene index of another program; choose another folder");
    }
    if (!layout.equals(Integer.toString(IndexLayout.VERSION))) {
      throw new IndexException(
          where
              + " has layout "
              + layout
              + ", this version reads layout "
              + IndexLayout.VERSION
              + "; open it with the version that wrote it, or index again");
    }
    try {
      return new CommitData(
          SchemaJson.read(userData.getOrDefault(SETTINGS, "")),
          types(userData.getOrDefault(METADATA, "")));
    } catch (IllegalArgumentException e) {
      throw new CorruptIndexException(
          "the settings of " + where + " cannot be read; restore a backup: " + e.getMessage(), e);
    }
  }

  private static Map<String, MetadataType> types(String json) {
    try {
      Map<String, MetadataType> types = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : new ObjectMapper().readTree(json).properties()) {
        types.put(field.getKey(), MetadataType.valueOf(field.getValue().asText()));
      }
      return types;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the types of metadata fields: " + json, e);
    }
  }
}
