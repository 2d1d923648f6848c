package dev.mizzen.samples.search.show;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A text of which some characters are marked, ready to be wrapped into lines. White space is one
 * blank, and control characters are gone: a document cannot command the terminal.
 */
final class MarkedText {
  private final String text;
  private final BitSet marked;

  private MarkedText(String text, BitSet marked) {
    this.text = text;
    this.marked = marked;
  }

  /**
   * Cleans a text.
   *
   * @param marks the marked characters of {@code raw}
   */
  static MarkedText of(String raw, BitSet marks) {
    StringBuilder text = new StringBuilder(raw.length());
    BitSet marked = new BitSet(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isWhitespace(c)) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
          text.append(' ');
        }
      } else if (!Character.isISOControl(c)) {
        marked.set(text.length(), marks.get(i));
        text.append(c);
      }
    }
    return new MarkedText(text.toString(), marked);
  }

  /**
   * Lines of at most {@code width} columns, marks included; a longer word has a line of its own.
   */
  List<String> lines(int width, Style style) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int columns = 0;
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf(' ', from);
      int to = end < 0 ? text.length() : end;
      String word = styled(from, to, style);
      int wordColumns = columns(word);
      if (columns > 0 && columns + 1 + wordColumns > width) {
        lines.add(line.toString());
        line.setLength(0);
        columns = 0;
      }
      if (columns > 0) {
        line.append(' ');
        columns++;
      }
      line.append(word);
      columns += wordColumns;
      from = to + 1;
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private String styled(int from, int to, Style style) {
    StringBuilder word = new StringBuilder();
    for (int i = from; i < to; ) {
      boolean mark = marked.get(i);
      int next = Math.min(to, mark ? marked.nextClearBit(i) : nextMark(i, to));
      String piece = text.substring(i, next);
      word.append(mark ? style.match(piece) : piece);
      i = next;
    }
    return word.toString();
  }

  private int nextMark(int from, int to) {
    int next = marked.nextSetBit(from);
    return next < 0 ? to : next;
  }

  /** Code points, without those of ANSI codes. */
  static int columns(String styled) {
    String plain = styled.replaceAll("\u001B\\[[0-9;]*m", "");
    return plain.codePointCount(0, plain.length());
  }
}
