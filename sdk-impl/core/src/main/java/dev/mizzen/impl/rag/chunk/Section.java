package dev.mizzen.impl.rag.chunk;

import dev.mizzen.ingest.Block;
import java.util.List;
import java.util.Optional;

/**
 * The blocks under one heading, up to the next.
 *
 * @param path the headings it stands under, outermost first
 * @param heading the last of them
 * @param blocks after it
 */
record Section(List<String> path, Optional<Block> heading, List<Block> blocks) {
  Section {
    path = List.copyOf(path);
    blocks = List.copyOf(blocks);
  }

  /** Whether {@code next} belongs beside this one, or below. */
  boolean isFollowedBy(Section next) {
    int shared = Math.max(0, path.size() - 1);
    return next.path.size() >= path.size()
        && next.path.subList(0, shared).equals(path.subList(0, shared));
  }
}
