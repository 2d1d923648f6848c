package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/**
 * {@link MaxSimKernel} for several queries: {@code score(n, d) = Σᵢ maxⱼ ⟨qᵢ, dⱼ⟩} over the rows i
 * of query n and j of document d that are present. Arguments are already checked: {@link
 * MaxSimBatch} is the door.
 *
 * <p>Documents are read once for about 256 query rows. Cost O(R·T·dimension) for R rows of all
 * queries and T of all documents; nothing is allocated once the workspaces have grown. Accuracy as
 * for one query; a row that counts as 0 does so exactly. Safe for use by many threads.
 */
@FunctionalInterface
public interface MaxSimBatchKernel {
  /**
   * Scores every document by every query.
   *
   * @param queries N queries of R rows in all
   * @param documents D documents of the same dimension
   * @param scores {@code [N × D]}, written in full; negative infinity for a document none of whose
   *     rows counts, 0 for a query none of whose rows does
   * @param best {@code [D × R]}, written in full if given: the row, counted from the document's
   *     first, that each query row is most similar to, the lowest of equals; −1 if no row of the
   *     document counts, or the query row does not
   */
  void maxSim(
      MaxSimQueries queries, MaxSimDocuments documents, float[] scores, int @Nullable [] best);
}
