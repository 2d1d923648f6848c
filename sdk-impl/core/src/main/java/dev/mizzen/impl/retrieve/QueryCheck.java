package dev.mizzen.impl.retrieve;

import dev.mizzen.impl.retrieve.score.Fuser;
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
    boolean nothingToFindBy =
        query.text().isBlank()
            && query.vector().isEmpty()
            && (query.tokenVectors().isEmpty() || !findsByTokens(query));
    if (query.mode() == Mode.ALL || !nothingToFindBy) {
      return query.mode() == Mode.BM25 && query.text().isBlank();
    }
    return true;
  }

  /** Whether late interaction is among what finds documents. */
  private static boolean findsByTokens(Query query) {
    Mode finder = query.mode() == Mode.LATE ? query.candidatesFrom() : query.mode();
    return finder == Mode.LATE
        || (finder == Mode.HYBRID && new Fuser(query.fusion()).uses(Mode.LATE));
  }

  private static void checkLate(Query query) {
    if (query.mode() != Mode.LATE || !query.text().isBlank()) {
      return;
    }
    boolean ranks = query.tokenVectors().isPresent();
    boolean finds = query.vector().isPresent() || (ranks && findsByTokens(query));
    if (ranks && !finds) {
      throw new IllegalArgumentException(
          "late interaction ranks candidates, and this query has nothing to find them by in mode "
              + query.candidatesFrom()
              + "; add a text or vector(...), or leave candidatesFrom(...) out");
    }
    if (finds && !ranks) {
      throw new IllegalArgumentException(
          "late interaction ranks by token vectors, and this query has vector(...), but nothing to"
              + " make them of; add a text or tokenVectors(...)");
    }
  }
}
