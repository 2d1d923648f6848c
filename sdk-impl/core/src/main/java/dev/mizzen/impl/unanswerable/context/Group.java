package dev.mizzen.impl.unanswerable.context;

import dev.mizzen.eval.unanswerable.SourceChunk;
import java.util.List;

/**
 * Chunks that questions are to be made from.
 *
 * @param split how many come from where
 * @param chunks in the order in which they are shown
 */
public record Group(Split split, List<SourceChunk> chunks) {
  /** Copies the list. */
  public Group {
    chunks = List.copyOf(chunks);
  }

  /** The chunks as a model is shown them. */
  public String context() {
    return SourceChunk.context(chunks);
  }
}
