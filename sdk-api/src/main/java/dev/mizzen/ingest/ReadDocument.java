package dev.mizzen.ingest;

import dev.mizzen.Incubating;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link dev.mizzen.spi.DocumentReader} made of a file.
 *
 * @param title what the document calls itself, if it does
 * @param text all that may be quoted
 * @param blocks of the text, in its order and without overlap
 * @param source the file as text, if it is one
 * @param map from {@code text} to {@code source}
 * @param pages where each page starts in the text, if the document has pages
 */
@Incubating(since = "0.1.0")
public record ReadDocument(
    Optional<String> title,
    String text,
    List<Block> blocks,
    Optional<String> source,
    SourceMap map,
    List<Integer> pages) {
  /** Copies the lists; refuses blocks that overlap or leave the text. */
  public ReadDocument {
    blocks = List.copyOf(blocks);
    pages = List.copyOf(pages);
    Objects.requireNonNull(map, "map");
    int end = 0;
    for (Block block : blocks) {
      if (block.span().start() < end || block.span().end() > text.length()) {
        throw new IllegalArgumentException(
            "block " + block + " does not fit after " + end + " in " + text.length() + " units");
      }
      end = block.span().end();
    }
  }
}
