package dev.mizzen.impl.agent.grpo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges short answers by rules: the words of one acceptable answer, in any order, without case,
 * articles and punctuation; for numbers also a range that holds it, a rounding to no fewer than two
 * digits, and other units of the same kind. Paraphrases need a judge that reads.
 */
public final class AnswerRules {
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private static final Pattern SPACE = Pattern.compile(" ");

  /** Conversions between units are printed with three digits or more. */
  private static final double CONVERSION = 0.005;

  private static final double COARSEST = 0.1;

  private AnswerRules() {}

  /** Whether {@code answer} says the same as one of {@code acceptable}. */
  public static boolean match(String answer, List<String> acceptable) {
    return acceptable.stream().anyMatch(gold -> words(answer, gold) || quantity(answer, gold));
  }

  private static boolean words(String answer, String gold) {
    List<String> expected = words(gold);
    return !expected.isEmpty() && words(answer).equals(expected);
  }

  private static List<String> words(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]+", " ");
    return SPACE
        .splitAsStream(plain)
        .map(word -> word.replaceAll("^\\.+|\\.+$", ""))
        .filter(word -> !word.isEmpty() && !ARTICLES.contains(word))
        .sorted()
        .toList();
  }

  private static boolean quantity(String answer, String gold) {
    Optional<Quantity> said = Quantity.parse(answer);
    Optional<Quantity> right = Quantity.parse(gold);
    return said.isPresent()
        && right.isPresent()
        && said.get().kind().equals(right.get().kind())
        && agree(said.get(), right.get());
  }

  private static boolean agree(Quantity said, Quantity gold) {
    if (said.isRange()) {
      return said.low() <= gold.low() && gold.high() <= said.high();
    }
    if (gold.isRange()) {
      return gold.low() <= said.low() && said.low() <= gold.high();
    }
    double difference = Math.abs(said.low() - gold.low());
    double size = Math.abs(gold.low());
    boolean rounded = difference <= said.step() / 2 && said.step() <= COARSEST * size;
    boolean converted = !said.kind().isEmpty() && difference <= CONVERSION * size;
    return difference == 0 || rounded || converted;
  }
}
