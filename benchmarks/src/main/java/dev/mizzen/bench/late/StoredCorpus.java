package dev.mizzen.bench.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSim;

/** The documents of a store as they are. */
final class StoredCorpus implements LateCorpus {
  private final TokenStore store;
  private final MaxSim maxSim;

  StoredCorpus(KernelBackend backend, TokenStore store) {
    this.store = store;
    this.maxSim = new MaxSim(backend.maxSim(Workers.caller()));
  }

  @Override
  public int documents() {
    return store.documents();
  }

  @Override
  public float[] distinctTokens() {
    return store.rows();
  }

  @Override
  public int dimension() {
    return store.dimension();
  }

  @Override
  public int[] ranges(int document) {
    return new int[] {store.starts()[document], store.starts()[document + 1]};
  }

  @Override
  public float[] exactScores(float[] query) {
    float[] scores = new float[store.documents()];
    maxSim.maxSim(query, store.all(), store.starts(), scores, null);
    return scores;
  }
}
