package dev.mizzen.impl.unanswerable.baseline;

/**
 * How a tree of summaries is built.
 *
 * @param depth layers of summaries above the documents, at most; fewer if one node is left
 * @param groupSize members of a group on average, at least 2
 * @param summaryTokens of a summary, at most
 * @param seed of k-means
 */
public record RaptorOptions(int depth, int groupSize, int summaryTokens, long seed) {
  /** Two layers of summaries of ten members each, up to 200 tokens long. */
  public static final RaptorOptions DEFAULT = new RaptorOptions(2, 10, 200, 0);

  /** Refuses settings out of range. */
  public RaptorOptions {
    require("depth", depth, 1);
    require("groupSize", groupSize, 2);
    require("summaryTokens", summaryTokens, 1);
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
  }
}
