package dev.mizzen.impl.rag.cache;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must be the same in two questions for one answer: numbers, names and negations. Vectors tell
 * these badly.
 *
 * @param words numbers, capitalised words behind the first, and negations, in lower case
 */
record Telling(Set<String> words) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(not|no|never|none|nobody|nothing|nor|neither|without|cannot|except|least|most|before"
              + "|after|first|last|more|less|un\\w+|non\\w+)\\b|n['\u2019]t\\b");

  static Telling in(String question) {
    Set<String> words = new TreeSet<>();
    Matcher matcher = WORD.matcher(question);
    boolean first = true;
    while (matcher.find()) {
      String word = matcher.group();
      boolean name = !first && Character.isUpperCase(word.codePointAt(0));
      if (name || word.chars().anyMatch(Character::isDigit)) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
      first = false;
    }
    Matcher negations = NEGATION.matcher(question.toLowerCase(Locale.ROOT));
    while (negations.find()) {
      words.add(negations.group());
    }
    return new Telling(words);
  }
}
