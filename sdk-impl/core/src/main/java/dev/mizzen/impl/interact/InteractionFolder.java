package dev.mizzen.impl.interact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.impl.tensor.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Interactions in a folder, in parts. {@code interactions.json} names the parts, each of three
 * files: {@code users} and {@code items}, JSON lines with an id in each, and {@code table}, a
 * safetensors file of {@link TableArrays}. Adding writes a part and then replaces the JSON file;
 * reading joins the parts.
 */
final class InteractionFolder {
  static final String INDEX = "interactions.json";
  private static final String FORMAT = "mizzen-interactions";
  private static final int VERSION = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private final HashedFiles files;

  InteractionFolder(Path folder) {
    files = new HashedFiles(folder, INDEX);
  }

  /** Replaces everything. */
  void save(InteractionTable table) {
    write(empty(), table);
  }

  /** Adds a part. */
  void append(InteractionTable table) {
    boolean there = Files.exists(files.indexFile());
    write(there ? (ObjectNode) files.read(FORMAT, VERSION) : empty(), table);
  }

  private static ObjectNode empty() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).putArray("parts");
    return root;
  }

  private void write(ObjectNode root, InteractionTable table) {
    try {
      ObjectNode part = JSON.createObjectNode();
      part.set("users", files.keep("users", "jsonl", file -> IdFile.write(table.users(), file)));
      part.set("items", files.keep("items", "jsonl", file -> IdFile.write(table.items(), file)));
      part.set(
          "table",
          files.keep(
              "table", "safetensors", file -> TensorFile.write(file, TableArrays.of(table))));
      root.withArray("parts").add(part);
      files.finish(root);
      Set<String> kept = new TreeSet<>();
      root.path("parts").forEach(one -> one.forEach(file -> kept.add(file.path("file").asText())));
      files.deleteOthers("{users,items,table}", kept);
    } catch (IOException e) {
      throw new UncheckedIOException("interactions cannot be written: " + e, e);
    }
  }

  /** All parts, joined. */
  InteractionTable load() {
    InteractionColumns columns = new InteractionColumns();
    InteractionTable only = null;
    JsonNode parts = files.read(FORMAT, VERSION).path("parts");
    for (JsonNode part : parts) {
      InteractionTable table = part(part);
      only = table;
      if (parts.size() > 1) {
        table.addTo(columns);
      }
    }
    return parts.size() == 1 && only != null ? only : columns.table();
  }

  private InteractionTable part(JsonNode part) {
    IdTable users = IdFile.read(files.checked("users", part.path("users")));
    IdTable items = IdFile.read(files.checked("items", part.path("items")));
    Path file = files.checked("table", part.path("table"));
    try (TensorFile arrays = TensorFile.open(file)) {
      return TableArrays.read(file, users, items, arrays);
    }
  }
}
