package dev.mizzen.bench.rag;

import dev.mizzen.Document;
import dev.mizzen.search.Hit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The heuristic that several searches have to beat: behind each of the first passages come those
 * whose titles stand in its text, in the order of their places there.
 */
final class TitleLinks {
  private static final int ANCHORS = 4;

  private final Map<String, String> idByTitle;

  TitleLinks(List<Document> passages) {
    idByTitle =
        passages.stream()
            .filter(p -> p.title().length() > 3)
            .collect(
                Collectors.toMap(p -> plain(p.title()), Document::id, (first, second) -> first));
  }

  List<String> rank(String question, List<Hit> found, int limit) {
    Set<String> ranked = new LinkedHashSet<>(linked(question));
    for (int i = 0; i < found.size() && ranked.size() < limit; i++) {
      ranked.add(found.get(i).id());
      if (i < ANCHORS) {
        ranked.addAll(linked(found.get(i).document().texts().getOrDefault("text", "")));
      }
    }
    return ranked.stream().limit(limit).toList();
  }

  private List<String> linked(String text) {
    String plain = " " + plain(text) + " ";
    List<String> titles = new ArrayList<>(idByTitle.keySet());
    titles.removeIf(title -> !plain.contains(" " + title + " "));
    titles.sort(java.util.Comparator.comparingInt(title -> plain.indexOf(" " + title + " ")));
    return titles.stream().map(idByTitle::get).toList();
  }

  private static String plain(String text) {
    return text.replaceAll("\\s*\\([^)]*\\)$", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
