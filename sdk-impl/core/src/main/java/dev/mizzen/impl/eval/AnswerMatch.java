package dev.mizzen.impl.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares answers as SQuAD's evaluation does (Rajpurkar, Jia and Liang, arXiv:1806.03822): lower
 * case, without punctuation, articles and repeated white space.
 */
public final class AnswerMatch {
  private AnswerMatch() {}

  /** The words that are compared. */
  public static List<String> words(String answer) {
    StringBuilder plain = new StringBuilder();
    answer
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> c >= 128 || Character.isLetterOrDigit(c) || Character.isWhitespace(c))
        .forEach(c -> plain.append((char) c));
    List<String> words = new ArrayList<>();
    for (String word : plain.toString().strip().split("\\s+", -1)) {
      if (!word.isEmpty() && !List.of("a", "an", "the").contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  /** 1 if the words are those of some gold answer, else 0. */
  public static double exact(String answer, List<String> gold) {
    List<String> words = words(answer);
    return gold.stream().anyMatch(g -> words(g).equals(words)) ? 1 : 0;
  }

  /** The highest harmonic mean of precision and recall of words with a gold answer. */
  public static double f1(String answer, List<String> gold) {
    List<String> words = words(answer);
    return gold.stream().mapToDouble(g -> f1(words, words(g))).max().orElse(0);
  }

  /** Whether the words of some gold answer stand in {@code text} in a row. */
  public static boolean contains(String text, List<String> gold) {
    String joined = " " + String.join(" ", words(text)) + " ";
    return gold.stream()
        .map(g -> " " + String.join(" ", words(g)) + " ")
        .anyMatch(g -> !g.isBlank() && joined.contains(g));
  }

  private static double f1(List<String> answer, List<String> gold) {
    Map<String, Integer> left = new HashMap<>();
    gold.forEach(word -> left.merge(word, 1, Integer::sum));
    int same = 0;
    for (String word : answer) {
      if (left.merge(word, -1, Integer::sum) >= 0) {
        same++;
      }
    }
    return same == 0 ? 0 : 2.0 * same / (answer.size() + gold.size());
  }
}
