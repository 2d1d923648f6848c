package dev.mizzen.kernels.maxsim;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * Late interaction over a packed batch: {@code score(d) = Σᵢ maxⱼ ⟨qᵢ, dⱼ⟩} (MaxSim: Khattab and
 * Zaharia, ColBERT, arXiv:2004.12832). Arguments are already checked: {@link MaxSim} is the door.
 *
 * <p>Cost O(Q·T·dimension) for Q query rows and T document rows; nothing is allocated. Each inner
 * product may be summed in any order, so it is within {@code γₙ·Σₖ|qₖdₖ|} of its exact value, where
 * {@code γₙ = nu/(1−nu)}, {@code u = 2⁻²⁴} and {@code n = dimension}, one more for scaled rows. A
 * similarity that is not a number counts as negative infinity.
 *
 * <p>Safe for use by many threads.
 */
@FunctionalInterface
public interface MaxSimKernel {
  /**
   * Scores a batch.
   *
   * @param query {@code [Q × dimension]}, row-major, finite, Q ≥ 1
   * @param documents the rows of all documents
   * @param starts {@code [D + 1]}, never shrinking; document d owns the rows from {@code starts[d]}
   *     to before {@code starts[d + 1]}
   * @param scores {@code [D]}, written in full; negative infinity for a document without rows
   * @param best {@code [D × Q]}, written in full if given: the row, counted from the document's
   *     first, that each query row is most similar to, the lowest of equals; −1 for a document
   *     without rows
   */
  void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best);

  /**
   * Holds documents for many queries. Where this kernel runs on a device, they are copied there
   * once; else nothing is copied, and {@code documents} must stay as they are until the corpus is
   * closed, which is what a caller that does not know the backend relies on.
   *
   * @param documents the rows of all documents
   * @param starts {@code [D + 1]}, as for {@link #maxSim}; copied
   * @return to be closed by the caller
   */
  default MaxSimCorpus hold(TokenRows documents, int[] starts) {
    return new HostCorpus(this, documents, starts);
  }
}
