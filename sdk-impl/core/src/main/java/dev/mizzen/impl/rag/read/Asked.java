package dev.mizzen.impl.rag.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A question as its readers see it.
 *
 * @param text as asked
 * @param wanted what kind of words it asks for
 * @param words those that say something, or all if none does; at least one unless the text has none
 * @param weights of these words: how rare they are in the documents; they sum to 1
 * @param stems of all words
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record Asked(
    String text, Wanted wanted, List<Word> words, double[] weights, Set<String> stems) {
  /** Copies the list. */
  public Asked {
    words = List.copyOf(words);
  }

  /**
   * Takes a question apart.
   *
   * @param rarity of a word, above 0
   */
  public static Asked of(String question, ToDoubleFunction<Word> rarity) {
    List<Word> all = Words.of(question);
    List<Word> telling = new ArrayList<>(all);
    telling.removeIf(Word::function);
    List<Word> words = telling.isEmpty() ? all : telling;
    double[] weights = words.stream().mapToDouble(rarity).toArray();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return new Asked(
        question,
        Wanted.by(question),
        words,
        weights,
        all.stream().map(Word::stem).collect(Collectors.toUnmodifiableSet()));
  }

  /** The stems of {@link #words}; a fresh set. */
  public Set<String> telling() {
    return words.stream().map(Word::stem).collect(Collectors.toCollection(HashSet::new));
  }

  /** The weight of a stem; 0 if it is not the question's. */
  public double weight(String stem) {
    for (int i = 0; i < weights.length; i++) {
      if (words.get(i).stem().equals(stem)) {
        return weights[i];
      }
    }
    return 0;
  }

  /** The stems of the words of a text that say something; empty if none does. */
  public static Set<String> tellingStems(String text) {
    return Words.of(text).stream()
        .filter(word -> !word.function())
        .map(Word::stem)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The stems of all words of a text. */
  public static Set<String> stems(String text) {
    return Words.of(text).stream().map(Word::stem).collect(Collectors.toSet());
  }

  /** Whether word {@code i} is a name or a number, by its form. */
  boolean isName(int i) {
    Word word = words.get(i);
    return word.digit() || (word.capital() && word.span().start() > 0);
  }
}
