package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/**
 * The k documents of the highest score for each of some queries, without the table of all scores.
 * Arguments are already checked: {@link MaxSimTopK} is the door.
 *
 * <p>Equal scores rank by the document's number, lowest first. Documents without a row that counts,
 * or whose score is not a number or negative infinity, are never ranked; the places behind the last
 * hold −1 and negative infinity.
 *
 * <p>Cost as for a {@link MaxSimBatchKernel}, and O(log k) for each document that enters. Scratch
 * of O(k) for each query and of some thousands of scores is kept; nothing else is allocated. Each
 * score has the bounds of one query, and what is ranked is best within them. One and many threads
 * give the same bits. Safe for use by many threads.
 */
@FunctionalInterface
public interface MaxSimTopKKernel {
  /**
   * Ranks.
   *
   * @param queries N queries
   * @param documents documents of the same dimension
   * @param k how many to rank, at least 1; it may exceed the number of documents
   * @param ranked {@code [N × k]} document numbers, best first, written in full
   * @param scores {@code [N × k]} their scores, written in full if given
   */
  void topK(
      MaxSimQueries queries,
      MaxSimDocuments documents,
      int k,
      int[] ranked,
      float @Nullable [] scores);
}
