package dev.mizzen.impl.rag.chunk;

import dev.mizzen.Span;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts documents into passages of whole sentences. A passage never crosses a heading, unless its
 * section has less than an eighth of what fits: then it takes in the next section too. Neighbours
 * of one section share their last and first sentences. Without state of its own; as safe for use by
 * many threads as its counter is.
 *
 * <p>Every passage is one stretch of the text, so its characters are the document's. Cost: one
 * count of tokens for each sentence.
 */
public final class Chunker {
  private static final int SHORT = 8;
  private static final int TITLE = 4;

  private final ToIntFunction<String> tokens;
  private final int most;
  private final int overlap;

  /**
   * A chunker.
   *
   * @param tokens how many a text has
   * @param most of them in a passage and its title
   * @param overlap of them shared with the passage before, at most
   */
  public Chunker(ToIntFunction<String> tokens, int most, int overlap) {
    this.tokens = tokens;
    this.most = most;
    this.overlap = overlap;
  }

  /**
   * The passages in order; none if there is nothing but headings.
   *
   * @param documentTitle starts every passage's title; may be empty
   */
  public List<TextChunk> chunk(ReadDocument document, String documentTitle) {
    List<Section> sections = Sections.of(document);
    List<TextChunk> chunks = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      String title = title(documentTitle, section.path());
      int room = most - tokens.applyAsInt(title);
      List<Unit> units = units(document, section, room);
      while (i + 1 < sections.size()
          && takesIn(document, section, units, sections.get(i + 1), room)) {
        i++;
      }
      pack(units, room).forEach(span -> chunks.add(new TextChunk(title, span)));
    }
    return chunks;
  }

  /** Adds the next section to {@code units} if they are few and it fits beside them. */
  private boolean takesIn(
      ReadDocument document, Section section, List<Unit> units, Section next, int room) {
    int have = sum(units);
    if (have >= most / SHORT || units.isEmpty() || !section.isFollowedBy(next)) {
      return false;
    }
    List<Unit> more = withHeading(document, next, room);
    if (more.isEmpty()) {
      return true;
    }
    Unit last = units.getLast();
    int start = Math.max(last.span().end(), more.getFirst().span().start());
    // Headings without a section of their own may stand between.
    int between = tokens.applyAsInt(document.text().substring(last.span().end(), start));
    if (have + between + sum(more) > room) {
      return false;
    }
    units.set(units.size() - 1, new Unit(last.span(), last.tokens() + between));
    units.addAll(more);
    return true;
  }

  private List<Unit> withHeading(ReadDocument document, Section section, int room) {
    List<Unit> units = new ArrayList<>();
    section
        .heading()
        .ifPresent(
            heading ->
                units.addAll(units(document, List.of(heading), section.blocks().getFirst(), room)));
    units.addAll(units(document, section, room));
    return units;
  }

  private List<Unit> units(ReadDocument document, Section section, int room) {
    return units(document, section.blocks(), section.blocks().getLast(), room);
  }

  private List<Unit> units(ReadDocument document, List<Block> blocks, Block last, int room) {
    Units cutter = new Units(document.text(), tokens, room);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : last;
      units.addAll(cutter.of(block, Math.max(block.span().end(), next.span().start())));
    }
    return units;
  }

  private List<Span> pack(List<Unit> units, int room) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    while (from < units.size()) {
      int to = from;
      int sum = 0;
      while (to < units.size() && (to == from || sum + units.get(to).tokens() <= room)) {
        sum += units.get(to).tokens();
        to++;
      }
      spans.add(new Span(units.get(from).span().start(), units.get(to - 1).span().end()));
      from = to < units.size() ? restart(units, from, to, room) : to;
    }
    return spans;
  }

  /** The first unit of the next passage, which must bring something new. */
  private int restart(List<Unit> units, int from, int to, int room) {
    int start = to;
    int shared = 0;
    while (start - 1 > from && shared + units.get(start - 1).tokens() <= overlap) {
      start--;
      shared += units.get(start).tokens();
    }
    return shared + units.get(to).tokens() <= room ? start : to;
  }

  private static int sum(List<Unit> units) {
    return units.stream().mapToInt(Unit::tokens).sum();
  }

  /** The innermost headings, as far as they leave room for the text. */
  private String title(String documentTitle, List<String> path) {
    List<String> parts = new ArrayList<>();
    if (!documentTitle.isEmpty() && !path.contains(documentTitle)) {
      parts.add(documentTitle);
    }
    parts.addAll(path);
    while (!parts.isEmpty()) {
      String title = String.join(" › ", parts);
      if (tokens.applyAsInt(title) <= most / TITLE) {
        return title;
      }
      parts.removeFirst();
    }
    return "";
  }
}
