package dev.mizzen.impl.retrieve.page;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a query matches, in one total order. For one search. */
public interface Ranking {
  /**
   * The first entries.
   *
   * @param count how many at most, at least 1
   * @param after where to go on, or null to start at the top
   */
  List<Ranked> top(int count, @Nullable SortKey after) throws IOException;

  /** Which of two places is earlier. */
  int compare(SortKey a, SortKey b);

  /** How many entries match, or a lower bound; known after {@link #top}. */
  long total();

  /** Whether {@link #total} was counted to the end. */
  boolean totalIsExact();
}
