package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.late.ListSearch;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSim;
import dev.mizzen.kernels.maxsim.MaxSimExplain;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The kernels of late interaction that a retriever uses. Safe for use by many threads. */
public final class LateKernels {
  private final KernelBackend backend;
  private final Workers workers;
  private final MaxSimKernel scores;
  private final Optional<ListSearch> lists;
  private final ConcurrentLinkedQueue<TokenBatch> batches = new ConcurrentLinkedQueue<>();

  /** Those of {@code backend}, which work on {@code workers}. */
  public LateKernels(KernelBackend backend, Workers workers) {
    this.backend = backend;
    this.workers = workers;
    scores = new MaxSim(backend.maxSim(workers));
    lists =
        ListsWriting.canCode(backend)
            ? Optional.of(new ListSearch(backend, workers))
            : Optional.empty();
  }

  /** Searches inverted lists; none if a forced backend lacks kernels for it. */
  Optional<ListSearch> lists() {
    return lists;
  }

  /** Scores documents. */
  MaxSimKernel scores() {
    return scores;
  }

  /** An empty batch for a thread; a search that returns none costs the next one a new batch. */
  TokenBatch takeBatch() {
    TokenBatch kept = batches.poll();
    return kept == null ? TokenBatch.forThreads(workers.threads()) : kept;
  }

  /** Takes back a batch, for the next search. */
  void returnBatch(TokenBatch batch) {
    batch.clear();
    batches.add(batch);
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
