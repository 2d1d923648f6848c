package dev.mizzen.impl.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.eval.Qrels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a folder in BEIR's form: {@code corpus.jsonl}, {@code queries.jsonl} (each also as {@code
 * .gz}), and a split's judgments as {@code qrels/SPLIT.tsv} or {@code qrels_SPLIT.tsv}. A file
 * {@code qrels.tsv}, as folders with only one split have it, is the split {@code test}.
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
   *     occurs twice, or a judged query has no text; naming the splits if {@code split} is not
   *     there
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

  /** Whether there are judgments of {@code split}. */
  public boolean hasSplit(String split) {
    return splits().containsKey(split);
  }

  private Path qrelsFile(String split) {
    SortedMap<String, Path> splits = splits();
    Path file = splits.get(split);
    if (file == null) {
      String problem =
          splits.isEmpty()
              ? "has no judgments: neither qrels/SPLIT.tsv, nor qrels_SPLIT.tsv, nor qrels.tsv"
              : "has no judgments of the split '"
                  + split
                  + "'; it has those of "
                  + String.join(", ", splits.keySet());
      throw new DataFormatException(folder, problem, null);
    }
    return file;
  }

  /** The files of judgments, by split; of several for one, the first of those the class names. */
  private SortedMap<String, Path> splits() {
    SortedMap<String, Path> splits = new TreeMap<>();
    put(splits, folder.resolve("qrels"), "(.+)\\.tsv");
    put(splits, folder, "qrels_(.+)\\.tsv");
    Path single = folder.resolve("qrels.tsv");
    if (Files.isRegularFile(single)) {
      splits.putIfAbsent("test", single);
    }
    return splits;
  }

  private static void put(Map<String, Path> splits, Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Pattern pattern = Pattern.compile(name);
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                Matcher matcher = pattern.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                  splits.putIfAbsent(matcher.group(1), file);
                }
              });
    } catch (IOException e) {
      throw new DataFormatException(folder, "cannot be listed: " + e.getMessage(), e);
    }
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
