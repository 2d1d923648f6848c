package dev.mizzen.impl.rag.find;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in texts, by their capital letters and digits. Without state. */
final class Names {
  private static final String WORD = "[\\p{Lu}\\p{N}][\\p{L}\\p{N}\\p{M}.\u2019'-]*";
  private static final String WITHIN =
      "(?:\\s+(?:of|the|and|de|von|van|in|for|at|on|to|la|le|da|di|du|des|der|y|&))*";
  private static final Pattern NAME = Pattern.compile(WORD + "(?:" + WITHIN + "\\s+" + WORD + ")*");
  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s\\b");
  private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^)]*\\)\\s*$");
  private static final int SHORTEST = 3;
  private static final int OF_WORDS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK;

  private Names() {}

  /** The names in a text, as long as they go, each {@link #plain}. */
  static Set<String> of(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(POSSESSIVE.matcher(text).replaceAll(" "));
    while (matcher.find()) {
      String name = plain(matcher.group());
      if (name.length() >= SHORTEST) {
        names.add(name);
      }
    }
    return names;
  }

  /** A title without what stands in brackets at its end, {@link #plain}. */
  static String ofTitle(String title) {
    return plain(BRACKETS.matcher(title).replaceFirst(""));
  }

  /**
   * Whether a title of two words or more stands in a plain text as a whole. That finds what {@link
   * #of} cuts apart (Albert III, Duke of Bavaria; Conchobar mac Nessa) or what is typed without
   * capital letters; a title of one word would be found in texts that mean something else.
   */
  static boolean isTitleIn(String plain, String title) {
    String words = ofTitle(title);
    return words.indexOf(' ') > 0 && within(words, plain);
  }

  /** Lower case, words apart by one space. */
  static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(lower.length());
    boolean apart = false;
    for (int i = 0; i < lower.length(); ) {
      int point = lower.codePointAt(i);
      i += Character.charCount(point);
      if (!isOfWord(point)) {
        apart = true;
        continue;
      }
      if (apart && !words.isEmpty()) {
        words.append(' ');
      }
      apart = false;
      words.appendCodePoint(point);
    }
    return words.toString();
  }

  /** A letter, a number of any kind, or a mark on one. */
  private static boolean isOfWord(int point) {
    return (OF_WORDS >>> Character.getType(point) & 1) != 0;
  }

  /** Whether the words of {@code part} stand in {@code whole} in a row; both plain. */
  static boolean within(String part, String whole) {
    if (part.isEmpty()) {
      return false;
    }
    for (int at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
      int end = at + part.length();
      boolean starts = at == 0 || whole.charAt(at - 1) == ' ';
      if (starts && (end == whole.length() || whole.charAt(end) == ' ')) {
        return true;
      }
    }
    return false;
  }
}
