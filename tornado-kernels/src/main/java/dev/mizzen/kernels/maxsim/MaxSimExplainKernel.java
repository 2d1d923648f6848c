package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link MaxSimKernel}'s scores are made of: for each query row the document row that it is
 * most similar to, and all similarities if asked for. Arguments are already checked: {@link
 * MaxSimExplain} is the door.
 *
 * <p>Cost O(Q·T·dimension); nothing is allocated once the workspaces have grown. A similarity is
 * within {@code γₙ·Σₖ|qₖdₖ|} of its exact value, {@code n = dimension}, one more for scaled rows;
 * one that is not a number counts as negative infinity. Safe for use by many threads.
 */
@FunctionalInterface
public interface MaxSimExplainKernel {
  /**
   * Explains the scores of documents.
   *
   * @param query {@code [Q × dimension]}, row-major, finite, Q ≥ 1
   * @param documents D documents with T rows in all
   * @param similarities {@code [Q × T]}, written in full if given: query row by document row, of
   *     all documents side by side from the row {@code starts[0]}; negative infinity or 0 for
   *     masked rows
   * @param highest {@code [D × Q]}, written in full: the similarity of the winner; negative
   *     infinity for a document none of whose rows counts
   * @param best {@code [D × Q]}, written in full: the winner, counted from the document's first
   *     row, the lowest of equals; −1 for a document none of whose rows counts
   */
  void explain(
      float[] query,
      MaxSimDocuments documents,
      float @Nullable [] similarities,
      float[] highest,
      int[] best);
}
