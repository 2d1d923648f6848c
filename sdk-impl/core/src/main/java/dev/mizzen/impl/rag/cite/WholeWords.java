package dev.mizzen.impl.rag.cite;

import dev.mizzen.impl.text.Scripts;

/**
 * Where a quote may begin and end: not within a word, and not within a number, since {@code 5
 * percent} is no quote from {@code 1.5 percent} or {@code −5 percent}. Scripts written without
 * spaces may be cut anywhere.
 */
final class WholeWords {
  private WholeWords() {}

  /** Whether {@code [start, end)} of {@code text} begins and ends between words. */
  static boolean bound(String text, int start, int end) {
    return isBoundary(text, start) && isBoundary(text, end) && !isSigned(text, start);
  }

  private static boolean isBoundary(String text, int at) {
    if (at == 0 || at == text.length()) {
      return true;
    }
    if (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))) {
      return false;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    return !joins(before, after) && !isWithinNumber(text, at);
  }

  private static boolean joins(int before, int after) {
    return isWordPart(before)
        && isWordPart(after)
        && !(Scripts.isUnspaced(before) || Scripts.isUnspaced(after));
  }

  private static boolean isWordPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** On either side of a point or comma between two digits. */
  private static boolean isWithinNumber(String text, int at) {
    return isPointOfNumber(text, at) || isPointOfNumber(text, at - 1);
  }

  /** Behind a minus that is no hyphen between words. */
  private static boolean isSigned(String text, int start) {
    if (!digit(text, start) || start == 0) {
      return false;
    }
    char sign = text.charAt(start - 1);
    boolean minus = sign == '-' || sign == '\u2212';
    return minus && (start == 1 || !Character.isLetterOrDigit(text.charAt(start - 2)));
  }

  private static boolean isPointOfNumber(String text, int at) {
    char c = text.charAt(at);
    return (c == '.' || c == ',') && digit(text, at - 1) && digit(text, at + 1);
  }

  private static boolean digit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }
}
