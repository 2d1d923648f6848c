package dev.mizzen.impl.late;

/**
 * How wide a search looks. Immutable.
 *
 * @param probes how many lists each query token looks into, at least 1
 * @param candidates how many documents are kept, at least 1
 * @param imputeAfter t′ of WARP (arXiv:2501.17788, section 4.2): a document that a query token did
 *     not meet gets the score of the centroid at which the token's lists, best first, passed this
 *     number of tokens; 0 or more
 */
public record ListKnobs(int probes, int candidates, int imputeAfter) {
  /** The lists of a query token unless said, as {@link dev.mizzen.search.Query#probes} promises. */
  public static final int PROBES = 32;

  private static final int CANDIDATES = 100;
  private static final int IMPUTED_SHARE = 1000;

  /**
   * A thousandth of a small index is next to nothing, and what is imputed then so high that it
   * hides what was found: on 18,000 clustered tokens recall@10 is 0.86 after 18 tokens, and above
   * 0.95 after 1,000.
   */
  private static final int LEAST_IMPUTE_AFTER = 1000;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ListKnobs {
    if (probes < 1 || candidates < 1 || imputeAfter < 0) {
      throw new IllegalArgumentException(
          "probes and candidates must be at least 1 and imputeAfter at least 0, got "
              + probes
              + ", "
              + candidates
              + " and "
              + imputeAfter);
    }
  }

  /**
   * What is good for an index of so many tokens: {@value #PROBES} lists, {@value #CANDIDATES}
   * candidates, and what is imputed after one token in {@value #IMPUTED_SHARE}, but not before
   * {@value #LEAST_IMPUTE_AFTER}.
   */
  public static ListKnobs of(long tokens) {
    return new ListKnobs(PROBES, CANDIDATES, imputeAfter(tokens));
  }

  private static int imputeAfter(long tokens) {
    long share = tokens / IMPUTED_SHARE;
    return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST_IMPUTE_AFTER, share));
  }
}
