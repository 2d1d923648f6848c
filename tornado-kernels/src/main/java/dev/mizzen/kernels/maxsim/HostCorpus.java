package dev.mizzen.kernels.maxsim;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** A corpus that stays in the caller's memory. */
final class HostCorpus implements MaxSimCorpus {
  private final MaxSimKernel kernel;
  private final TokenRows rows;
  private final int[] starts;
  private volatile boolean closed;

  HostCorpus(MaxSimKernel kernel, TokenRows rows, int[] starts) {
    this.kernel = kernel;
    this.rows = rows;
    this.starts = starts.clone();
  }

  @Override
  public int documents() {
    return starts.length - 1;
  }

  @Override
  public int dimension() {
    return rows.dimension();
  }

  @Override
  public void maxSim(float[] query, float[] scores, int @Nullable [] best) {
    if (closed) {
      throw new IllegalStateException("the corpus is closed");
    }
    kernel.maxSim(query, rows, starts, scores, best);
  }

  @Override
  public void close() {
    closed = true;
  }
}
