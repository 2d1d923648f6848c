package dev.mizzen.impl.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.eval.Qrels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a folder in BEIR's form: {@code corpus.jsonl}, {@code queries.jsonl} (each also as {@code
 * .gz}), and a split's judgments as {@code qrels/SPLIT.tsv}, {@code qrels_SPLIT.tsv} or, if there
 * is only one split, {@code qrels.tsv}.
 */
public final class BeirFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** Reads from {@code folder}. */
  public BeirFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Everything that belongs to {@code split}.
   *
   * @throws DataFormatException naming file and line if something is missing or malformed, an id
   *     occurs twice, or a judged query has no text
   */
  public BeirDataset read(String split) {
    Qrels qrels = QrelsFile.read(qrelsFile(split));
    return new BeirDataset(corpus(), queries(qrels), qrels);
  }

  /** The documents, in the order of the file. */
  public List<BeirDataset.Entry> corpus() {
    Path file = first("corpus.jsonl", "corpus.jsonl.gz");
    List<BeirDataset.Entry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    TextLines.forEach(
        file,
        (number, line) -> {
          JsonNode node = parse(line);
          String id = text(node, "_id");
          if (!ids.add(id)) {
            throw new IllegalArgumentException("the _id '" + id + "' occurs twice");
          }
          entries.add(new BeirDataset.Entry(id, node.path("title").asText(""), text(node, "text")));
        });
    return entries;
  }

  /** The texts of the queries that {@code qrels} judges. */
  public Map<String, String> queries(Qrels qrels) {
    Path file = first("queries.jsonl", "queries.jsonl.gz");
    Map<String, String> all = new LinkedHashMap<>();
    TextLines.forEach(
        file,
        (number, line) -> {
          JsonNode node = parse(line);
          String id = text(node, "_id");
          if (all.putIfAbsent(id, text(node, "text")) != null) {
            throw new IllegalArgumentException("the _id '" + id + "' occurs twice");
          }
        });
    Map<String, String> judged = new LinkedHashMap<>();
    for (String query : qrels.queries()) {
      String text = all.get(query);
      if (text == null) {
        throw new DataFormatException(file, "has no query '" + query + "', which is judged", null);
      }
      judged.put(query, text);
    }
    return judged;
  }

  /** Whether there are judgments of {@code split} under that name. */
  public boolean hasSplit(String split) {
    return Stream.of("qrels/" + split + ".tsv", "qrels_" + split + ".tsv")
        .map(folder::resolve)
        .anyMatch(Files::isRegularFile);
  }

  private Path qrelsFile(String split) {
    return first("qrels/" + split + ".tsv", "qrels_" + split + ".tsv", "qrels.tsv");
  }

  private Path first(String... names) {
    return Stream.of(names)
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new DataFormatException(
                    folder,
                    "has none of " + String.join(", ", names) + "; name a BEIR folder",
                    null));
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw new IllegalArgumentException("the field " + field + " is missing or not a string");
    }
    return value.asText();
  }
}
