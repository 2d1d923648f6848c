package dev.mizzen.impl.rag.chunk;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.text.Sentences;
import dev.mizzen.ingest.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts blocks into units that fit a passage: sentences, lines of code, at worst words. */
final class Units {
  private final String text;
  private final ToIntFunction<String> tokens;
  private final int most;

  Units(String text, ToIntFunction<String> tokens, int most) {
    this.text = text;
    this.tokens = tokens;
    this.most = most;
  }

  /**
   * @param end where the text of the next block, or of nothing, begins
   */
  List<Unit> of(Block block, int end) {
    List<Span> spans = block.kind() == Block.Kind.CODE ? lines(block.span()) : sentences(block);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      int next = i + 1 < spans.size() ? spans.get(i + 1).start() : end;
      add(spans.get(i), next, units);
    }
    return units;
  }

  private List<Span> sentences(Block block) {
    return Sentences.of(block.span().of(text)).stream()
        .map(sentence -> sentence.shift(block.span().start()))
        .toList();
  }

  private List<Span> lines(Span span) {
    List<Span> lines = new ArrayList<>();
    int start = span.start();
    while (start < span.end()) {
      int stop = text.indexOf('\n', start);
      int end = stop < 0 || stop > span.end() ? span.end() : stop;
      if (!text.substring(start, end).isBlank()) {
        lines.add(new Span(start, start + text.substring(start, end).stripTrailing().length()));
      }
      start = end + 1;
    }
    return lines;
  }

  private void add(Span span, int next, List<Unit> units) {
    int count = tokens.applyAsInt(text.substring(span.start(), next));
    if (count <= most) {
      units.add(new Unit(span, count));
    } else {
      List<Unit> parts = new ArrayList<>();
      words(span).forEach(word -> join(word, parts));
      units.addAll(parts);
    }
  }

  /** Words go together again as long as they fit. */
  private void join(Unit word, List<Unit> units) {
    Unit last = units.isEmpty() ? null : units.getLast();
    if (last != null && last.span().end() <= word.span().start() && fits(last, word)) {
      units.removeLast();
      Span both = new Span(last.span().start(), word.span().end());
      units.add(new Unit(both, last.tokens() + word.tokens()));
    } else {
      units.add(word);
    }
  }

  private boolean fits(Unit last, Unit word) {
    return last.tokens() + word.tokens() <= most;
  }

  private List<Unit> words(Span span) {
    List<Unit> words = new ArrayList<>();
    int start = span.start();
    while (start < span.end()) {
      int end = start;
      while (end < span.end() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      int next = end;
      while (next < span.end() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      pieces(start, end, next, words);
      start = next;
    }
    return words;
  }

  /** A word that does not fit, as in a script without spaces, is halved until its parts do. */
  private void pieces(int start, int end, int next, List<Unit> pieces) {
    if (end == start) {
      return;
    }
    int count = tokens.applyAsInt(text.substring(start, next));
    int middle = (start + end) >>> 1;
    if (Character.isLowSurrogate(text.charAt(middle))) {
      middle++;
    }
    if (count <= most || middle <= start || middle >= end) {
      pieces.add(new Unit(new Span(start, end), count));
      return;
    }
    pieces(start, middle, middle, pieces);
    pieces(middle, end, next, pieces);
  }
}
