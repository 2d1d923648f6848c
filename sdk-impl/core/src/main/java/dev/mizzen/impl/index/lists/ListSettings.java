package dev.mizzen.impl.index.lists;

/**
 * When a segment gets lists, and of what centroids.
 *
 * @param leastTokens a segment with fewer tokens gets none and is scored flat; nor does one with
 *     fewer tokens than centroids, whose codebook would outweigh it
 * @param sampleBytes of token vectors as floats that codebooks are trained on at most
 * @param sortBytes of coded tokens that are gathered on the heap before they are put aside
 * @param driftFactor how far the mean squared residual may grow over that of the training before a
 *     merge trains anew
 * @param misfitFactor a token whose squared residual is this many times the mean of the training
 *     fits badly
 * @param misfitShare of badly fitting tokens from which on they get centroids of their own
 */
public record ListSettings(
    long leastTokens,
    long sampleBytes,
    long sortBytes,
    double driftFactor,
    double misfitFactor,
    double misfitShare) {
  /** From 8,192 tokens on; samples up to 128 MiB; 1.5 times the residual; 5 % beyond 4 times. */
  public static final ListSettings DEFAULT =
      new ListSettings(8192, 128L << 20, 64L << 20, 1.5, 4, 0.05);

  /** The same from another number of tokens on. */
  public ListSettings withLeastTokens(long tokens) {
    return new ListSettings(tokens, sampleBytes, sortBytes, driftFactor, misfitFactor, misfitShare);
  }

  /** The same with another part of the heap. */
  public ListSettings withSortBytes(long bytes) {
    return new ListSettings(
        leastTokens, sampleBytes, bytes, driftFactor, misfitFactor, misfitShare);
  }
}
