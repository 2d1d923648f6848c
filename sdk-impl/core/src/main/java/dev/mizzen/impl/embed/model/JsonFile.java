package dev.mizzen.impl.embed.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small optional settings files. */
final class JsonFile {
  private static final int LARGEST = 1 << 20;

  private JsonFile() {}

  /**
   * The file's content; a missing node if there is no such file.
   *
   * @throws ModelException if it cannot be read, or is no JSON
   */
  static JsonNode read(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return MissingNode.getInstance();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new ModelException(file + " has more than " + LARGEST + " bytes of settings");
      }
      return new JsonMapper().readTree(content);
    } catch (IOException e) {
      throw new ModelException(file + " is not readable as JSON: " + e.getMessage(), e);
    }
  }
}
