package dev.mizzen.impl.retrieve.score;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSim;
import dev.mizzen.kernels.maxsim.MaxSimExplain;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernel;

/** The kernels of late interaction that a retriever uses. Safe for use by many threads. */
public final class LateKernels {
  private final KernelBackend backend;
  private final Workers workers;
  private final MaxSimKernel scores;

  /** Those of {@code backend}, which work on {@code workers}. */
  public LateKernels(KernelBackend backend, Workers workers) {
    this.backend = backend;
    this.workers = workers;
    scores = new MaxSim(backend.maxSim(workers));
  }

  /** Scores documents. */
  MaxSimKernel scores() {
    return scores;
  }

  /**
   * Says what scores are made of. Made when asked for: a forced backend may lack it, and can still
   * search.
   *
   * @throws UnsupportedOperationException if so
   */
  MaxSimExplainKernel explain() {
    return new MaxSimExplain(backend.maxSimExplain(workers));
  }
}
