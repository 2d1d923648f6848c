package dev.mizzen.impl.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON file of a model in a folder: what it must be before anything in it is believed. */
public final class JsonFile {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonFile() {}

  /**
   * Reads an object.
   *
   * @param largest bytes at most
   * @throws ModelException if it cannot be read, is larger, or no object
   */
  public static JsonNode read(Path file, int largest) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(largest + 1);
      require(content.length <= largest, file, "has more than " + largest + " bytes");
      JsonNode node = JSON.readTree(content);
      require(node.isObject(), file, "is no JSON object");
      return node;
    } catch (IOException e) {
      throw new ModelException(file + " is not readable as JSON: " + e.getMessage(), e);
    }
  }

  /**
   * Reads an object with the {@code format} and {@code version} that are known.
   *
   * @throws ModelException if it cannot be read, or is of others
   */
  public static JsonNode read(Path file, int largest, String format, int version) {
    JsonNode root = read(file, largest);
    require(
        root.path("format").asText().equals(format),
        file,
        "has the format '" + root.path("format").asText() + "', known is " + format);
    require(
        root.path("version").isInt() && root.path("version").asInt() == version,
        file,
        "has the version " + root.path("version") + ", known is " + version);
    return root;
  }

  /**
   * Refuses a file.
   *
   * @throws ModelException unless {@code holds}
   */
  public static void require(boolean holds, Path file, String problem) {
    if (!holds) {
      throw new ModelException(file + " " + problem);
    }
  }
}
