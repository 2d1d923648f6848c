package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.bench.workload.MaxSimShape;
import io.github.jbellis.jvector.vector.VectorUtil;
import io.github.jbellis.jvector.vector.types.VectorFloat;

/** JVector's product of one vector with many, once for each query token and document. */
final class JVectorMaxSim implements MaxSimScorer {
  private final MaxSimShape shape;
  private final VectorFloat<?>[] query;
  private final VectorFloat<?>[][] documents;
  private final float[] products;
  private final float[] scores;

  JVectorMaxSim(MaxSimData data, int threads) {
    Threads.requireOne("JVector", threads);
    shape = data.shape();
    query = JVector.rows(data.query(), 0, shape.queryTokens(), shape.dimension());
    documents = new VectorFloat<?>[shape.documents()][];
    float[] values = data.decoded();
    for (int d = 0; d < documents.length; d++) {
      documents[d] = JVector.rows(values, d * shape.tokens(), shape.tokens(), shape.dimension());
    }
    products = new float[shape.tokens()];
    scores = new float[documents.length];
  }

  @Override
  public float[] score() {
    for (int d = 0; d < documents.length; d++) {
      float sum = 0;
      for (VectorFloat<?> token : query) {
        VectorUtil.dotProductMulti(token, documents[d], products.length, products);
        float highest = Float.NEGATIVE_INFINITY;
        for (float product : products) {
          highest = Math.max(highest, product);
        }
        sum += highest;
      }
      scores[d] = sum;
    }
    return scores;
  }
}
