package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.MetadataType;
import java.util.HashMap;
import java.util.Map;

/**
 * The type of each metadata field, fixed by the first document that has it. Changed by the writing
 * thread only; read by any.
 */
final class MetadataTypes {
  private volatile Map<String, MetadataType> types;

  MetadataTypes(Map<String, MetadataType> types) {
    this.types = Map.copyOf(types);
  }

  Map<String, MetadataType> all() {
    return types;
  }

  void reset(Map<String, MetadataType> committed) {
    types = Map.copyOf(committed);
  }

  /**
   * Takes in the fields of {@code document}, all or none.
   *
   * @throws IllegalArgumentException if one has another type
   */
  void register(Document document) {
    Map<String, MetadataType> added = new HashMap<>();
    document.metadata().forEach((name, value) -> check(name, value, added));
    if (!added.isEmpty()) {
      added.putAll(types);
      types = Map.copyOf(added);
    }
  }

  private void check(String name, MetadataValue value, Map<String, MetadataType> added) {
    if (value instanceof MetadataValue.Several several) {
      several.values().forEach(single -> check(name, single, added));
      return;
    }
    MetadataType type = MetadataType.of(value);
    MetadataType known = types.get(name);
    if (known == null) {
      added.put(name, type);
    } else if (known != type) {
      throw new IllegalArgumentException(
          "metadata '"
              + name
              + "' is of type "
              + known
              + " in this index, got "
              + type
              + " ("
              + value
              + "); use another name or convert it");
    }
  }
}
