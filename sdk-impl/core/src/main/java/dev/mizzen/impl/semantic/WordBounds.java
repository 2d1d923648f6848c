package dev.mizzen.impl.semantic;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Where words begin and end, in scripts that put spaces between them. */
final class WordBounds {
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private WordBounds() {}

  /** Whether {@code text[start, end)} cuts no word. */
  static boolean isWhole(String text, int start, int end) {
    return !joined(text, start) && !joined(text, end);
  }

  /** Whether a word goes on over place {@code at}. */
  private static boolean joined(String text, int at) {
    return at > 0
        && at < text.length()
        && isPart(text.codePointBefore(at))
        && isPart(text.codePointAt(at));
  }

  private static boolean isPart(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        && !WITHOUT_SPACES.contains(UnicodeScript.of(codePoint));
  }
}
