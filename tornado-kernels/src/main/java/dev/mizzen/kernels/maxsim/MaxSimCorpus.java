package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/**
 * Documents that a {@link MaxSimKernel} holds where it reads them fastest, for many queries: on a
 * device they were copied once, on a processor they stay where they are.
 *
 * <p>To be closed: what they occupy on a device is free then. Safe for use by many threads; a call
 * that has begun ends as if the corpus were open, and one that begins later is refused.
 */
public interface MaxSimCorpus extends AutoCloseable {
  /** The number of documents. */
  int documents();

  /** Values in a row. */
  int dimension();

  /**
   * Scores all documents, as {@link MaxSimKernel#maxSim} does.
   *
   * @param query {@code [Q × dimension]}, row-major, finite, Q ≥ 1
   * @param scores {@code [D]}, written in full
   * @param best {@code [D × Q]}, written in full if given
   * @throws IllegalStateException if the corpus is closed
   */
  void maxSim(float[] query, float[] scores, int @Nullable [] best);

  /** Frees what is held; a second time does nothing. */
  @Override
  void close();
}
