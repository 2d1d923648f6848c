package dev.mizzen.impl.rag.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a question, and how much each says. */
final class AskedWords {
  private static final double NAME = 1.5;

  private final List<Word> words;
  private final Map<String, Double> weights = new LinkedHashMap<>();

  AskedWords(String question) {
    words = Words.of(question);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (!word.function()) {
        boolean name = word.digit() || (word.capital() && i > 0);
        weights.merge(word.stem(), name ? NAME : 1, Math::max);
      }
    }
  }

  /** All words in order. */
  List<Word> all() {
    return words;
  }

  /** How much the word says at {@code place} of the question: nothing if there is none. */
  double weightAt(int place) {
    return words.stream()
        .filter(word -> word.span().start() <= place && place < word.span().end())
        .findFirst()
        .map(word -> word.function() ? FUNCTION_WEIGHT : weights.getOrDefault(word.stem(), 1.0))
        .orElse(0.0);
  }

  /** Whether it is one of the words that say something. */
  boolean asks(String stem) {
    return weights.containsKey(stem);
  }

  /** The weighted share of the question's words among {@code stems}; 0 if it has none. */
  double share(Set<String> stems) {
    double sum = 0;
    double found = 0;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      sum += entry.getValue();
      found += stems.contains(entry.getKey()) ? entry.getValue() : 0;
    }
    return sum == 0 ? 0 : found / sum;
  }

  static Set<String> stems(List<Word> words) {
    return words.stream().map(Word::stem).collect(Collectors.toSet());
  }

  private static final double FUNCTION_WEIGHT = 0.15;
}
