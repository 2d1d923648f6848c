package dev.mizzen.impl.unanswerable.score;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a part of a sentence does, by {@link Phrases}. */
enum Clause {
  /** Says that the system does not know. */
  REFUSAL,
  /** Asks back. */
  QUESTION,
  /** Says nothing about the matter. */
  FILLER,
  /** Says something. */
  STATEMENT;

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern CITED = Pattern.compile("\\[\\s*\\d+\\s*(?::[^\\]]*)?\\]");
  private static final Pattern JOINTS =
      Pattern.compile(
          "[;:]\\s+|,?\\s+(?:but|however|although|though|yet)\\b,?\\s*|\\s+[\u2013\u2014]\\s+");

  /** The clauses of a text, in order, but for those without letters and digits. */
  static List<Clause> of(String text) {
    List<Clause> clauses = new ArrayList<>();
    for (Span sentence : Sentences.of(text)) {
      String plain = plain(sentence.of(text));
      for (String part : JOINTS.split(plain, -1)) {
        if (part.chars().anyMatch(Character::isLetterOrDigit)) {
          clauses.add(kind(part.strip()));
        }
      }
      if (!plain.chars().anyMatch(Character::isLetterOrDigit)) {
        clauses.add(STATEMENT);
      }
    }
    return clauses;
  }

  private static Clause kind(String part) {
    if (Phrases.CLARIFICATION.matcher(part).find()) {
      return QUESTION;
    }
    if (Phrases.REFUSAL.matcher(part).find()) {
      return REFUSAL;
    }
    return Phrases.FILLER.matcher(part).find() ? FILLER : STATEMENT;
  }

  /** What others are quoted with is not what the system says. */
  private static String plain(String sentence) {
    String straight =
        sentence
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replace('\u201C', '"')
            .replace('\u201D', '"');
    String unquoted = QUOTED.matcher(straight).replaceAll(" ");
    return CITED.matcher(unquoted).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }
}
