package dev.mizzen.impl.embed.tokenize;

/**
 * Text as the native tokenizer can take it. The tokenizer counts code points and Java counts UTF-16
 * units; and half a surrogate pair is no code point at all, so that one is replaced by U+FFFD,
 * which keeps the length.
 */
final class UnicodeText {
  private static final char REPLACEMENT = '\uFFFD';

  private UnicodeText() {}

  /** The same text with every lone surrogate replaced. */
  static String wellFormed(String text) {
    int bad = firstLoneSurrogate(text, 0);
    if (bad < 0) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    for (; bad >= 0; bad = firstLoneSurrogate(repaired, bad + 1)) {
      repaired.setCharAt(bad, REPLACEMENT);
    }
    return repaired.toString();
  }

  private static int firstLoneSurrogate(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Turns code point offsets into UTF-16 offsets, in place.
   *
   * @param offsets in any order, each at most the text's number of code points
   */
  static void toUtf16(String text, int[] offsets) {
    int codePoints = text.codePointCount(0, text.length());
    if (codePoints == text.length()) {
      return;
    }
    int[] units = new int[codePoints + 1];
    for (int i = 0, unit = 0; i <= codePoints; i++) {
      units[i] = unit;
      if (i < codePoints) {
        unit += Character.charCount(text.codePointAt(unit));
      }
    }
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = units[offsets[i]];
    }
  }
}
