package dev.mizzen.bench.peers;

import static org.apache.lucene.index.VectorSimilarityFunction.DOT_PRODUCT;
import static org.apache.lucene.search.LateInteractionFloatValuesSource.ScoreFunction.SUM_MAX_SIM;

import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.bench.workload.MaxSimShape;

/**
 * Lucene's {@code SUM_MAX_SIM} on arrays that are ready. It adds {@code (1 + ⟨q, d⟩) / 2} for each
 * query token of length 1; {@link #maxSim} turns that back.
 */
final class LuceneMaxSim implements MaxSimScorer {
  private final float[][] query;
  private final float[][][] documents;
  private final float[] scores;

  LuceneMaxSim(MaxSimData data, int threads) {
    Threads.requireOne("Lucene's score function", threads);
    MaxSimShape shape = data.shape();
    query = Slices.rows(data.query(), 0, shape.queryTokens(), shape.dimension());
    documents = documents(data);
    scores = new float[documents.length];
  }

  static float[][][] documents(MaxSimData data) {
    MaxSimShape shape = data.shape();
    float[] values = data.decoded();
    float[][][] documents = new float[shape.documents()][][];
    for (int d = 0; d < documents.length; d++) {
      documents[d] = Slices.rows(values, d * shape.tokens(), shape.tokens(), shape.dimension());
    }
    return documents;
  }

  /** Our score for one of Lucene's. */
  static float maxSim(float luceneScore, int queryTokens) {
    return 2 * luceneScore - queryTokens;
  }

  @Override
  public float[] score() {
    for (int d = 0; d < documents.length; d++) {
      scores[d] = maxSim(SUM_MAX_SIM.compare(query, documents[d], DOT_PRODUCT), query.length);
    }
    return scores;
  }
}
