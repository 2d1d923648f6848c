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
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
  private static final int SHORTEST = 3;

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

  /** Lower case, words apart by one space. */
  static String plain(String text) {
    return OTHER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Whether the words of {@code part} stand in {@code whole} in a row; both plain. */
  static boolean within(String part, String whole) {
    return !part.isEmpty() && (" " + whole + " ").contains(" " + part + " ");
  }
}
