package dev.mizzen.impl.interact;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.tensor.JsonFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ids in the order of their ordinals, as JSON strings, one in each line. */
public final class IdFile {
  /** Escapes, so that ids with lone surrogates stay what they are. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private IdFile() {}

  /** Writes them. */
  public static void write(IdTable ids, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ids.size(); i++) {
        out.write(JSON.writeValueAsString(ids.id(i)));
        out.write('\n');
      }
    }
  }

  /**
   * Reads them.
   *
   * @throws ModelException if the file is damaged
   */
  public static IdTable read(Path file) {
    IdTable ids = new IdTable();
    List<JsonNode> lines = lines(file);
    lines.forEach(line -> ids.add(line.asText()));
    JsonFile.require(ids.size() == lines.size(), file, "has an id twice");
    return ids;
  }

  /**
   * The values of a file of JSON lines.
   *
   * @throws ModelException if the file is damaged
   */
  public static List<JsonNode> lines(Path file) {
    List<JsonNode> lines = new ArrayList<>();
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      values.forEachRemaining(lines::add);
      return lines;
    } catch (IOException | RuntimeException e) {
      throw new ModelException(file + " is not readable as JSON lines: " + e.getMessage(), e);
    }
  }
}
