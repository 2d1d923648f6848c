package dev.mizzen.agent;

import dev.mizzen.Retriever;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Searches texts. Safe for use by many threads. */
@FunctionalInterface
public interface TextSource {
  /**
   * Searches. What it throws is told to the model as a search without results.
   *
   * @param query in the model's words
   * @param time left, if limited
   * @return best first; none is a result, too
   */
  List<Finding> search(String query, Optional<Duration> time);

  /**
   * The texts of a retriever that pass {@code filter}, whatever the model searches; the retriever
   * stays the caller's to close.
   *
   * @param limit findings of a search, at most; 5 is usual
   */
  static TextSource over(Retriever retriever, Mode mode, int limit, Filter filter) {
    return over(retriever, Query.of(mode, "").limit(limit).filter(filter));
  }

  /**
   * The texts of a retriever, which stays the caller's to close.
   *
   * @param limit findings of a search, at most; 5 is usual
   */
  static TextSource over(Retriever retriever, Mode mode, int limit) {
    return over(retriever, Query.of(mode, "").limit(limit));
  }

  private static TextSource over(Retriever retriever, Query settings) {
    return (query, time) -> {
      Query bare = Query.of(settings.mode(), query).limit(settings.limit());
      Query asked = settings.filter().map(bare::filter).orElse(bare);
      return Findings.of(retriever.search(time.map(asked::timeout).orElse(asked)));
    };
  }
}
