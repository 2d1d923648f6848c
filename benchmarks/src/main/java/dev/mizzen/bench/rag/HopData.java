package dev.mizzen.bench.rag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Passages, and questions that need several of them.
 *
 * @param passages all
 * @param questions text, which is all that a pipeline gets, by id
 * @param evidence ids of the passages that a question needs, by the question's id
 * @param smaller passages of a smaller collection inside, if there is one
 */
public record HopData(
    List<Document> passages,
    Map<String, String> questions,
    Map<String, Set<String>> evidence,
    Set<String> smaller) {
  /** Copies the collections. */
  public HopData {
    passages = List.copyOf(passages);
    questions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(questions));
    evidence = Map.copyOf(evidence);
    smaller = Set.copyOf(smaller);
  }

  /** Whether {@code folder} holds such a collection. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve("qrels.tsv"));
  }

  /** Reads {@code corpus.jsonl.gz}, {@code queries.jsonl.gz} and {@code qrels.tsv}. */
  public static HopData read(Path folder) {
    List<Document> passages = new ArrayList<>();
    Set<String> smaller = new HashSet<>();
    for (JsonNode node : JsonLines.read(folder.resolve("corpus.jsonl.gz"))) {
      String id = node.path("_id").asText();
      passages.add(
          Document.builder(id)
              .title(node.path("title").asText())
              .text(node.path("text").asText())
              .build());
      if (node.path("metadata").path("in_first_780").asBoolean()) {
        smaller.add(id);
      }
    }
    Map<String, String> questions = new LinkedHashMap<>();
    for (JsonNode node : JsonLines.read(folder.resolve("queries.jsonl.gz"))) {
      questions.put(node.path("_id").asText(), node.path("text").asText());
    }
    return new HopData(passages, questions, evidence(folder.resolve("qrels.tsv")), smaller);
  }

  /** The smaller collection. */
  HopData toSmaller() {
    return new HopData(
        passages.stream().filter(p -> smaller.contains(p.id())).toList(),
        questions,
        evidence,
        Set.of());
  }

  /** The same without titles. */
  HopData withoutTitles() {
    return new HopData(
        passages.stream()
            .map(p -> Document.builder(p.id()).text(p.texts().getOrDefault("text", "")).build())
            .toList(),
        questions,
        evidence,
        smaller);
  }

  private static Map<String, Set<String>> evidence(Path file) {
    Map<String, Set<String>> evidence = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", -1);
        if (parts.length == 3 && !parts[0].equals("query-id")) {
          evidence.computeIfAbsent(parts[0], id -> new HashSet<>()).add(parts[1]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return evidence;
  }
}
