package dev.mizzen.ingest;

import dev.mizzen.Incubating;
import dev.mizzen.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a text that was read stand in the source it was read from. Pieces of equal
 * length on both sides map unit by unit; others, such as a character that the source writes as an
 * entity, only as a whole. Immutable.
 */
@Incubating(since = "0.1.0")
public final class SourceMap {
  private final List<Piece> pieces;

  private SourceMap(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * A stretch that was taken over.
   *
   * @param text where it stands in what was read
   * @param source where it came from
   */
  public record Piece(Span text, Span source) {
    private boolean isLinear() {
      return text.length() == source.length();
    }

    private boolean goesOnIn(Piece next) {
      return isLinear()
          && next.isLinear()
          && text.end() == next.text.start()
          && source.end() == next.source.start();
    }
  }

  /**
   * A map of pieces.
   *
   * @throws IllegalArgumentException if they overlap in the text, or are not in its order
   */
  public static SourceMap of(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    int end = 0;
    for (Piece piece : pieces) {
      if (piece.text.start() < end) {
        throw new IllegalArgumentException(
            "pieces overlap: one ends at " + end + ", the next starts at " + piece.text.start());
      }
      end = piece.text.end();
      add(joined, piece);
    }
    return new SourceMap(joined);
  }

  /** Pieces that go on where the last one ended, on both sides, become one with it. */
  private static void add(List<Piece> joined, Piece piece) {
    if (!joined.isEmpty() && joined.getLast().goesOnIn(piece)) {
      Piece last = joined.removeLast();
      Span text = new Span(last.text.start(), piece.text.end());
      joined.add(new Piece(text, new Span(last.source.start(), piece.source.end())));
    } else if (piece.text.length() > 0) {
      joined.add(piece);
    }
  }

  /** A text that stands in its source as it is, from {@code offset} on. */
  public static SourceMap shifted(int length, int offset) {
    Span text = new Span(0, length);
    return of(List.of(new Piece(text, text.shift(offset))));
  }

  /** The smallest stretch of the source that holds what {@code span} was read from, if any was. */
  public Optional<Span> toSource(Span span) {
    int start = Integer.MAX_VALUE;
    int end = -1;
    for (int i = firstEndingAfter(span.start()); i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.text.start() >= span.end()) {
        break;
      }
      Span source = part(piece, span);
      start = Math.min(start, source.start());
      end = Math.max(end, source.end());
    }
    return end < 0 ? Optional.empty() : Optional.of(new Span(start, end));
  }

  private static Span part(Piece piece, Span span) {
    if (!piece.isLinear()) {
      return piece.source;
    }
    int from = Math.max(span.start(), piece.text.start());
    int to = Math.min(span.end(), piece.text.end());
    return new Span(from, to).shift(piece.source.start() - piece.text.start());
  }

  private int firstEndingAfter(int offset) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).text.end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
