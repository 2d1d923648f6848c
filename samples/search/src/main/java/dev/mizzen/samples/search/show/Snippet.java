package dev.mizzen.samples.search.show;

import dev.mizzen.search.Highlight;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses the stretch of a text in which the most of a question is found. */
final class Snippet {
  /** Token pairs less alike than this are not worth a mark. */
  private static final double LEAST_WEIGHT = 0.5;

  /** Late interaction pairs these up, too; marked, they would hide what matters. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of",
          "on", "or", "that", "the", "this", "to", "was", "were", "with");

  private final String text;
  private final List<Highlight> highlights;

  private Snippet(String text, List<Highlight> highlights) {
    this.text = text;
    this.highlights = highlights;
  }

  /** Of the text {@code field}, which is {@code text}. */
  static Snippet of(String field, String text, List<Highlight> all) {
    List<Highlight> highlights =
        all.stream()
            .filter(highlight -> highlight.field().equals(field))
            .filter(highlight -> highlight.weight() >= LEAST_WEIGHT)
            .filter(highlight -> highlight.span().end() <= text.length())
            .filter(highlight -> !SMALL_WORDS.contains(word(highlight, text)))
            .sorted(Comparator.comparingInt(highlight -> highlight.span().start()))
            .toList();
    return new Snippet(text, highlights);
  }

  /** The whole text. */
  MarkedText whole() {
    return MarkedText.of(text, marks());
  }

  /**
   * The best stretch.
   *
   * @param length in UTF-16 units, about
   * @param ellipsis stands where the text is cut
   */
  MarkedText best(int length, String ellipsis) {
    if (text.length() <= length) {
      return whole();
    }
    int first = bestStart(length);
    int start = wordStart(Math.max(0, Math.min(first - length / 5, text.length() - length)));
    int end = wordEnd(Math.min(text.length(), start + length));
    String before = start > 0 ? ellipsis + " " : "";
    String after = end < text.length() ? " " + ellipsis : "";
    BitSet marks = marks().get(start, end);
    BitSet shifted = new BitSet();
    marks.stream().forEach(i -> shifted.set(i + before.length()));
    return MarkedText.of(before + text.substring(start, end) + after, shifted);
  }

  /** Where the stretch begins that has the most different matches. */
  private int bestStart(int length) {
    int best = 0;
    double bestWeight = 0;
    for (Highlight from : highlights) {
      double weight = weight(from.span().start(), from.span().start() + length * 4 / 5);
      if (weight > bestWeight) {
        bestWeight = weight;
        best = from.span().start();
      }
    }
    return best;
  }

  private double weight(int start, int end) {
    Set<String> words = new HashSet<>();
    double weight = 0;
    for (Highlight highlight : highlights) {
      boolean inside = highlight.span().start() >= start && highlight.span().end() <= end;
      if (inside && words.add(word(highlight, text))) {
        weight += highlight.weight();
      }
    }
    return weight;
  }

  private static String word(Highlight highlight, String text) {
    return highlight.span().of(text).toLowerCase(Locale.ROOT);
  }

  private BitSet marks() {
    BitSet marks = new BitSet(text.length());
    highlights.forEach(highlight -> marks.set(highlight.span().start(), highlight.span().end()));
    return marks;
  }

  private int wordStart(int at) {
    if (at == 0) {
      return 0;
    }
    int blank = text.indexOf(' ', at - 1);
    return blank < 0 || blank - at > 30 ? at : blank + 1;
  }

  private int wordEnd(int at) {
    if (at == text.length()) {
      return at;
    }
    int blank = text.lastIndexOf(' ', at);
    return blank < 0 || at - blank > 30 ? at : blank;
  }
}
