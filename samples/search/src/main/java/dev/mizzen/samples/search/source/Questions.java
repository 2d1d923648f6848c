package dev.mizzen.samples.search.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Queries with their relevance judgments, in BEIR's form. */
final class Questions {
  private Questions() {}

  /**
   * The queries that have a relevant document.
   *
   * @param queries JSON lines with {@code _id} and {@code text}
   * @param qrels lines of query id, document id and score, between tabs, below a headline
   */
  static List<Question> read(TextInput queries, TextInput qrels) {
    Map<String, Set<String>> relevant = relevant(qrels);
    List<Question> questions = new ArrayList<>();
    try (Stream<JsonLines.Line> lines = JsonLines.of(queries)) {
      lines.forEach(
          line -> {
            Set<String> ids = relevant.get(line.require("_id", "id"));
            if (ids != null) {
              questions.add(new Question(line.require("text"), ids));
            }
          });
    }
    return questions;
  }

  private static Map<String, Set<String>> relevant(TextInput qrels) {
    Map<String, Set<String>> relevant = new HashMap<>();
    try (BufferedReader reader = qrels.reader()) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String[] columns = line.split("\t", -1);
        if (number == 1 || line.isBlank()) {
          continue;
        }
        if (columns.length != 3) {
          throw new SourceException(
              qrels.name() + ", line " + number + ": expected 3 columns, got " + columns.length,
              null);
        }
        if (!columns[2].strip().equals("0")) {
          relevant.computeIfAbsent(columns[0], id -> new HashSet<>()).add(columns[1]);
        }
      }
      return relevant;
    } catch (IOException e) {
      throw qrels.unreadable(e);
    }
  }
}
