package dev.mizzen.impl.rag.text;

import dev.mizzen.Span;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sentences of a text, by Unicode's rules (UAX #29, as the JDK's {@link BreakIterator} has
 * them), joined again where an abbreviation or an initial was taken for an end, and cut at blank
 * lines. Without state.
 */
public final class Sentences {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "mt", "sr", "jr", "rev", "gen", "col", "lt", "sgt",
          "capt", "gov", "sen", "rep", "hon", "vs", "etc", "e.g", "i.e", "cf", "approx", "ca", "no",
          "nos", "vol", "pp", "p", "fig", "figs", "eq", "ed", "eds", "al", "inc", "ltd", "co",
          "corp", "dept", "univ", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
          "oct", "nov", "dec", "u.s", "u.k", "u.n", "e.u");

  private Sentences() {}

  /**
   * The sentences in order, without white space around them. Together they hold every character of
   * {@code text} that is not white space. Cost: linear.
   */
  public static List<Span> of(String text) {
    List<Span> sentences = new ArrayList<>();
    for (Span block : blocks(text)) {
      split(text, block, sentences);
    }
    return sentences;
  }

  private static List<Span> blocks(String text) {
    List<Span> blocks = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' && isBlankLine(text, i + 1)) {
        blocks.add(new Span(start, i));
        start = i;
      }
    }
    blocks.add(new Span(start, text.length()));
    return blocks;
  }

  private static boolean isBlankLine(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return true;
      }
      if (!isSpace(c)) {
        return false;
      }
    }
    return false;
  }

  private static void split(String text, Span block, List<Span> sentences) {
    String content = block.of(text);
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(content);
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end < content.length() && continues(content, start, end)) {
        continue;
      }
      add(content, start, end, block.start(), sentences);
      start = end;
    }
    add(content, start, content.length(), block.start(), sentences);
  }

  /** Whether the full stop before {@code end} belongs to an abbreviation or an initial. */
  private static boolean continues(String text, int start, int end) {
    int stop = trimmedEnd(text, start, end) - 1;
    if (stop < start || text.charAt(stop) != '.') {
      return false;
    }
    int word = stop;
    while (word > start && !isSpace(text.charAt(word - 1)) && text.charAt(word - 1) != '(') {
      word--;
    }
    String last = text.substring(word, stop);
    return ABBREVIATIONS.contains(last.toLowerCase(Locale.ROOT)) || isInitial(last);
  }

  private static boolean isInitial(String word) {
    return word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I");
  }

  private static void add(String text, int start, int end, int offset, List<Span> sentences) {
    int first = start;
    while (first < end && isSpace(text.charAt(first))) {
      first++;
    }
    int last = trimmedEnd(text, first, end);
    if (last > first) {
      sentences.add(new Span(first, last).shift(offset));
    }
  }

  private static int trimmedEnd(String text, int start, int end) {
    int last = end;
    while (last > start && isSpace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
