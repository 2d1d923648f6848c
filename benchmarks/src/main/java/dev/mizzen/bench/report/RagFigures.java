package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was measured of answers; a part that was not is a missing node.
 *
 * @param squad of RagAccuracy with token vectors
 * @param words the same by words alone
 * @param musique of RagAccuracy, several searches
 * @param wiki the same on 2Wiki
 * @param model a language model beside quoted sentences
 * @param latency of RagLatency
 */
record RagFigures(
    JsonNode squad,
    JsonNode words,
    JsonNode musique,
    JsonNode wiki,
    JsonNode model,
    JsonNode latency) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads the files of these names.
   *
   * @throws IllegalArgumentException if {@code rag-squad.json} is not there
   */
  static RagFigures read(Path folder) {
    JsonNode squad = file(folder.resolve("rag-squad.json"));
    if (squad.isMissingNode()) {
      throw new IllegalArgumentException(folder + " has no rag-squad.json of RagAccuracy");
    }
    return new RagFigures(
        squad,
        file(folder.resolve("rag-squad-words.json")),
        file(folder.resolve("rag-musique.json")),
        file(folder.resolve("rag-2wiki.json")),
        file(folder.resolve("rag-gguf.json")),
        file(folder.resolve("rag-latency.json")));
  }

  private static JsonNode file(Path file) {
    if (!Files.exists(file)) {
      return JSON.missingNode();
    }
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }

  /** NaN if it is not there. */
  static double figure(JsonNode figures, String key) {
    return figures.path(key).asDouble(Double.NaN);
  }
}
