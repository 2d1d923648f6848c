package dev.mizzen.impl.rag.find;

import dev.mizzen.Retriever;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;

/**
 * Lets late interaction rank what another mode finds, if the index keeps token vectors. Safe for
 * use by many threads.
 */
final class Rerank {
  private final Retriever retriever;
  private volatile boolean tokenVectors;

  Rerank(Retriever retriever) {
    this.retriever = retriever;
  }

  /** The search for {@code words}. */
  Query query(Mode mode, String words) {
    boolean other = mode != Mode.LATE && mode != Mode.ALL;
    return other && hasTokenVectors()
        ? Query.late(words).candidatesFrom(mode)
        : Query.of(mode, words);
  }

  /** Asks until there are some: an index may be filled while a pipeline is open. */
  private boolean hasTokenVectors() {
    if (!tokenVectors) {
      tokenVectors =
          retriever.statistics().tokenVectors().values().stream().anyMatch(count -> count > 0);
    }
    return tokenVectors;
  }
}
