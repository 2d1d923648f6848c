package dev.mizzen.impl.retrieve;

import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;

/** Whether a query asks for anything. */
final class QueryCheck {
  private QueryCheck() {}

  /**
   * Whether {@code query} has neither words nor vectors to find documents by.
   *
   * @throws IllegalArgumentException if it could rank documents, but not find them, or find them,
   *     but not rank them
   */
  static boolean asksForNothing(Query query) {
    checkLate(query);
    boolean nothingToFindBy = query.text().isBlank() && query.vector().isEmpty();
    if (query.mode() == Mode.ALL || !nothingToFindBy) {
      return query.mode() == Mode.BM25 && query.text().isBlank();
    }
    return true;
  }

  private static void checkLate(Query query) {
    if (query.mode() != Mode.LATE || !query.text().isBlank()) {
      return;
    }
    boolean finds = query.vector().isPresent();
    boolean ranks = query.tokenVectors().isPresent();
    if (ranks && !finds) {
      throw new IllegalArgumentException(
          "late interaction ranks candidates, and this query has nothing to find them by; add a"
              + " text or vector(...)");
    }
    if (finds && !ranks) {
      throw new IllegalArgumentException(
          "late interaction ranks by token vectors, and this query has vector(...), but nothing to"
              + " make them of; add a text or tokenVectors(...)");
    }
  }
}
