package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/**
 * {@link MaxSimBatchKernel} for given pairs of a query and a document alone. Arguments are already
 * checked: {@link MaxSimPairs} is the door.
 *
 * <p>Pairs of one query with documents that follow each other are scored together; so order pairs
 * by query, then by document, if there is a choice. Cost O(Σ Q·T·dimension) over the pairs; nothing
 * is allocated once the workspaces have grown. Accuracy as for one query. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface MaxSimPairsKernel {
  /**
   * Scores the pairs.
   *
   * @param queries N queries, the longest of L rows
   * @param documents D documents of the same dimension
   * @param pairs {@code [P × 2]}: a query and a document, in any order, also repeatedly
   * @param scores {@code [P]}, written in full, each as in a {@link MaxSimBatchKernel}
   * @param best {@code [P × L]}, written in full if given: for each pair the winners of its query's
   *     rows as there, then −1
   */
  void maxSim(
      MaxSimQueries queries,
      MaxSimDocuments documents,
      int[] pairs,
      float[] scores,
      int @Nullable [] best);
}
