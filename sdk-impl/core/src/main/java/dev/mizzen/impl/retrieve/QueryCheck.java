package dev.mizzen.impl.retrieve;

import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;

/** Whether a query asks for anything. */
final class QueryCheck {
  private QueryCheck() {}

  /**
   * Whether {@code query} has neither words nor vectors to find documents by.
   *
   * @throws IllegalArgumentException if it could rank documents, but not find them
   */
  static boolean asksForNothing(Query query) {
    boolean nothingToFindBy = query.text().isBlank() && query.vector().isEmpty();
    if (query.mode() == Mode.ALL || !nothingToFindBy) {
      return query.mode() == Mode.BM25 && query.text().isBlank();
    }
    if (query.mode() == Mode.LATE && query.tokenVectors().isPresent()) {
      throw new IllegalArgumentException(
          "late interaction ranks candidates, and this query has nothing to find them by; add a"
              + " text or vector(...)");
    }
    return true;
  }
}
