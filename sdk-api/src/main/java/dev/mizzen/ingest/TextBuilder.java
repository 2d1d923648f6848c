package dev.mizzen.ingest;

import dev.mizzen.Incubating;
import dev.mizzen.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a {@link ReadDocument} together of blocks, with a blank line between two, and keeps where
 * each piece came from. Helps readers of files; not thread-safe.
 */
@Incubating(since = "0.1.0")
public final class TextBuilder {
  private static final String GAP = "\n\n";

  private final Optional<String> source;
  private final StringBuilder text = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final List<SourceMap.Piece> pieces = new ArrayList<>();
  private final List<Integer> pages = new ArrayList<>();
  private int blockStart;

  /** For a file that is no text itself. */
  public TextBuilder() {
    source = Optional.empty();
  }

  /** For a file that is {@code source}. */
  public TextBuilder(String source) {
    this.source = Optional.of(source);
  }

  /** The next page starts with what comes next. */
  public void startPage() {
    pages.add(text.length());
  }

  /** Starts a block. */
  public void startBlock() {
    if (!blocks.isEmpty() && blocks.getLast().span().end() == text.length()) {
      text.append(GAP);
    }
    blockStart = text.length();
  }

  /**
   * Ends the block; one without a visible character is dropped.
   *
   * @param level of a heading; 0 for other kinds
   */
  public void endBlock(Block.Kind kind, int level) {
    if (text.substring(blockStart).isBlank()) {
      text.setLength(blockStart);
      pieces.removeIf(piece -> piece.text().end() > blockStart);
      return;
    }
    blocks.add(new Block(kind, new Span(blockStart, text.length()), level));
  }

  /** Adds what no stretch of the source stands for, such as a line's end. */
  public void append(String words) {
    text.append(words);
  }

  /**
   * Adds what was read from {@code origin} in the source. If the words stand there as they are, the
   * place of each of their characters is kept, else that of all of them.
   */
  public void append(String words, Span origin) {
    if (!words.isEmpty() && origin.length() > 0) {
      Span place = new Span(text.length(), text.length() + words.length());
      pieces.add(new SourceMap.Piece(place, exact(words, origin)));
    }
    text.append(words);
  }

  private Span exact(String words, Span origin) {
    int offset = origin.of(source.orElse("")).indexOf(words);
    return offset < 0 ? origin : new Span(0, words.length()).shift(origin.start() + offset);
  }

  /**
   * What was put together.
   *
   * @param title if the document says it; else the first heading of level 1 is taken, if there is
   *     one
   */
  public ReadDocument document(Optional<String> title) {
    Optional<String> heading =
        blocks.stream()
            .filter(block -> block.level() == 1)
            .findFirst()
            .map(block -> block.span().of(text.toString()).strip());
    return new ReadDocument(
        title.or(() -> heading), text.toString(), blocks, source, SourceMap.of(pieces), pages);
  }
}
