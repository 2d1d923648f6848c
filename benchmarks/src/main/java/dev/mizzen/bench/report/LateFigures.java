package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the programs of late interaction wrote.
 *
 * @param index rows of an index through the public API, judged and timed
 * @param passages rows of synthetic corpora, by their size
 * @param churn of an index that changes, or a row without figures
 */
record LateFigures(List<JsonNode> index, List<JsonNode> passages, JsonNode churn) {
  private static final JsonMapper JSON = new JsonMapper();

  static LateFigures read(List<Path> index, List<Path> passages, Optional<Path> churn) {
    List<JsonNode> sizes = new ArrayList<>(rows(passages));
    sizes.sort(Comparator.comparingDouble(row -> row.path("documents").asDouble()));
    JsonNode changes = churn.map(LateFigures::read).orElse(JSON.createObjectNode());
    return new LateFigures(rows(index), sizes, changes);
  }

  private static List<JsonNode> rows(List<Path> files) {
    List<JsonNode> rows = new ArrayList<>();
    for (Path file : files) {
      JsonNode content = read(file);
      if (content.isArray()) {
        content.forEach(rows::add);
      } else {
        rows.add(content);
      }
    }
    return rows;
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }

  /** A figure of a row, NaN if it has none. */
  static double figure(JsonNode row, String name) {
    return row.path(name).asDouble(Double.NaN);
  }

  /** The first row of the index that has a figure. */
  JsonNode indexWith(String name) {
    return index.stream().filter(row -> row.has(name)).findFirst().orElse(JSON.createObjectNode());
  }

  /** The largest synthetic corpus. */
  JsonNode largest() {
    return passages.isEmpty() ? JSON.createObjectNode() : passages.getLast();
  }
}
