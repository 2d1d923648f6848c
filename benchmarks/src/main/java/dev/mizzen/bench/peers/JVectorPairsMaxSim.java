package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.bench.workload.MaxSimShape;
import io.github.jbellis.jvector.vector.VectorUtil;
import io.github.jbellis.jvector.vector.types.VectorFloat;

/** JVector's inner product, once for each pair of tokens: its one public call before 4.0. */
final class JVectorPairsMaxSim implements MaxSimScorer {
  private final VectorFloat<?>[] query;
  private final VectorFloat<?>[][] documents;
  private final float[] scores;

  JVectorPairsMaxSim(MaxSimData data, int threads) {
    Threads.requireOne("JVector", threads);
    MaxSimShape shape = data.shape();
    query = JVector.rows(data.query(), 0, shape.queryTokens(), shape.dimension());
    documents = new VectorFloat<?>[shape.documents()][];
    float[] values = data.decoded();
    for (int d = 0; d < documents.length; d++) {
      documents[d] = JVector.rows(values, d * shape.tokens(), shape.tokens(), shape.dimension());
    }
    scores = new float[documents.length];
  }

  @Override
  public float[] score() {
    for (int d = 0; d < documents.length; d++) {
      float sum = 0;
      for (VectorFloat<?> token : query) {
        float highest = Float.NEGATIVE_INFINITY;
        for (VectorFloat<?> row : documents[d]) {
          highest = Math.max(highest, VectorUtil.dotProduct(token, row));
        }
        sum += highest;
      }
      scores[d] = sum;
    }
    return scores;
  }
}
