package dev.mizzen.impl.semantic;

import dev.mizzen.impl.text.Scripts;

/** Where words begin and end, in scripts that put spaces between them. */
final class WordBounds {
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
    return Character.isLetterOrDigit(codePoint) && !Scripts.isUnspaced(codePoint);
  }
}
