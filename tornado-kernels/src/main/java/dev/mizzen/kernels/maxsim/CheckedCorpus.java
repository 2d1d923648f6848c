package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/** The door to a {@link MaxSimCorpus}. */
final class CheckedCorpus implements MaxSimCorpus {
  private final MaxSimCorpus corpus;

  CheckedCorpus(MaxSimCorpus corpus) {
    this.corpus = corpus;
  }

  @Override
  public int documents() {
    return corpus.documents();
  }

  @Override
  public int dimension() {
    return corpus.dimension();
  }

  @Override
  public void maxSim(float[] query, float[] scores, int @Nullable [] best) {
    MaxSim.checkResults(MaxSim.queryRows(query, dimension()), documents(), scores, best);
    corpus.maxSim(query, scores, best);
  }

  @Override
  public void close() {
    corpus.close();
  }
}
