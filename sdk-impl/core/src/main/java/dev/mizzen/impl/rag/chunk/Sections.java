package dev.mizzen.impl.rag.chunk;

import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A document's blocks by the headings that they stand under. For one document and thread. */
final class Sections {
  private final String text;
  private final Deque<Block> open = new ArrayDeque<>();
  private final List<Section> sections = new ArrayList<>();
  private List<Block> blocks = new ArrayList<>();

  private Sections(String text) {
    this.text = text;
  }

  static List<Section> of(ReadDocument document) {
    Sections sections = new Sections(document.text());
    document.blocks().forEach(sections::add);
    sections.close();
    return sections.sections;
  }

  private void add(Block block) {
    if (block.kind() != Block.Kind.HEADING) {
      blocks.add(block);
      return;
    }
    close();
    while (!open.isEmpty() && open.getLast().level() >= block.level()) {
      open.removeLast();
    }
    open.addLast(block);
  }

  /** A heading without blocks is no section; it lives on in the paths of those below. */
  private void close() {
    if (!blocks.isEmpty()) {
      List<String> path = open.stream().map(heading -> heading.span().of(text).strip()).toList();
      sections.add(new Section(path, Optional.ofNullable(open.peekLast()), blocks));
      blocks = new ArrayList<>();
    }
  }
}
