package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * BM25 as Lucene defines it, over texts of words between spaces: {@code Σ_w count_w · ln(1 + (N − n
 * + 0.5) / (n + 0.5)) · f / (f + k1·(1 − b + b·length / average))}, N the documents with the field.
 */
final class Bm25Oracle {
  private static final double K1 = 0.9;
  private static final double B = 0.4;
  private final Map<String, List<String>> words = new HashMap<>();
  private final double average;

  Bm25Oracle(List<Document> documents, Function<Document, String> text) {
    for (Document document : documents) {
      List<String> cut = cut(text.apply(document));
      if (!cut.isEmpty()) {
        words.put(document.id(), cut);
      }
    }
    average = words.values().stream().mapToInt(List::size).average().orElse(0);
  }

  /** The documents that have a word of the query, with their scores. */
  Map<String, Double> scores(String query) {
    Map<String, Double> scores = new HashMap<>();
    Map<String, Long> counts =
        cut(query).stream().collect(Collectors.groupingBy(w -> w, Collectors.counting()));
    counts.forEach(
        (word, count) -> {
          double weight = count * idf(word);
          words.forEach(
              (id, text) -> {
                double value = weight * saturated(word, text);
                if (value > 0) {
                  scores.merge(id, value, Double::sum);
                }
              });
        });
    return scores;
  }

  private double idf(String word) {
    long n = words.values().stream().filter(text -> text.contains(word)).count();
    return Math.log(1 + (words.size() - n + 0.5) / (n + 0.5));
  }

  private double saturated(String word, List<String> text) {
    long f = text.stream().filter(word::equals).count();
    return f == 0 ? 0 : f / (f + K1 * (1 - B + B * text.size() / average));
  }

  private static List<String> cut(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
