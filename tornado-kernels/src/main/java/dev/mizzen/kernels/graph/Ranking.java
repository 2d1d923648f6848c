package dev.mizzen.kernels.graph;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** The door to a {@link RankingKernel}: checks the arguments once. */
public final class Ranking implements RankingKernel {
  private final RankingKernel kernel;

  /** A door to {@code kernel}. */
  public Ranking(RankingKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code k} is less than 1 or a length does not fit the
   *     others
   */
  @Override
  public void rank(
      float[] users,
      TokenRows items,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    if (users.length % items.dimension() != 0) {
      throw new IllegalArgumentException(
          users.length
              + " values of users are not a whole number of rows of dimension "
              + items.dimension());
    }
    if (items.rows() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          items.rows() + " items, but ordinals end at " + Integer.MAX_VALUE);
    }
    int count = users.length / items.dimension();
    checkSeen(seen, count, items.rows());
    CsrChecks.checkLength("ranked", ranked.length, (long) count * k);
    if (scores != null) {
      CsrChecks.checkLength("scores", scores.length, (long) count * k);
    }
    kernel.rank(users, items, seen, k, ranked, scores);
  }

  private static void checkSeen(@Nullable CsrGraph seen, int users, long items) {
    if (seen != null && (seen.rows() != users || seen.columns() != items)) {
      throw new IllegalArgumentException(
          "seen is " + seen + ", but there are " + users + " users and " + items + " items");
    }
  }
}
