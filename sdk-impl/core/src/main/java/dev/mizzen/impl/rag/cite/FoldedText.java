package dev.mizzen.impl.rag.cite;

import dev.mizzen.Span;
import java.util.Arrays;

/**
 * A text in which runs of white space are one space, and typographic quotation marks, apostrophes
 * and dashes their plain forms, with the way back to the text it was made of. Generators change
 * these without meaning to. The angle quotation marks that prompts show in place of angle brackets
 * are folded, too; nothing else is.
 */
final class FoldedText {
  private final String folded;
  private final int[] origins;

  private FoldedText(String folded, int[] origins) {
    this.folded = folded;
    this.origins = origins;
  }

  /** Folds, without white space at either end. Cost: linear. */
  static FoldedText of(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    int[] origins = new int[text.length()];
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
        continue;
      }
      if (gap && !folded.isEmpty()) {
        origins[folded.length()] = i - 1;
        folded.append(' ');
      }
      gap = false;
      origins[folded.length()] = i;
      folded.append(plain(c));
    }
    return new FoldedText(folded.toString(), Arrays.copyOf(origins, folded.length()));
  }

  String text() {
    return folded;
  }

  /** The stretch of the original text that {@code [start, end)} of the folded one was made of. */
  Span origin(int start, int end) {
    return new Span(origins[start], origins[end - 1] + 1);
  }

  private static char plain(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u201A', '\u201B' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u201F' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014' -> '-';
      case '\u2039' -> '<';
      case '\u203A' -> '>';
      default -> c;
    };
  }
}
