package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.Nearest;
import dev.mizzen.bench.workload.ScanData;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.quantization.PQVectors;
import io.github.jbellis.jvector.quantization.ProductQuantization;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * JVector's product quantization at the same 16 bytes a vector: 16 parts of 256 centroids, its own
 * training, and a score function with the query's tables computed before the scan.
 */
final class JVectorScan implements ScanSearcher {
  private static final int SUBSPACES = 16;
  private static final int CENTROIDS = 256;

  /** What its shorter method takes for distances that are not skewed. */
  private static final float UNWEIGHTED = -1;

  private final VectorFloat<?>[] queries;
  private final PQVectors codes;
  private final Nearest[] nearest = new Nearest[ScanData.QUERIES];
  private int next;

  JVectorScan(ScanData data, int threads) {
    Threads.requireOne("JVector", threads);
    queries = JVector.rows(data.queries(), 0, ScanData.QUERIES, ScanData.DIMENSION);
    List<VectorFloat<?>> vectors =
        Arrays.asList(JVector.rows(data.vectors(), 0, data.count(), ScanData.DIMENSION));
    ListRandomAccessVectorValues values =
        new ListRandomAccessVectorValues(vectors, ScanData.DIMENSION);
    try (ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors())) {
      codes =
          ProductQuantization.compute(
                  values,
                  SUBSPACES,
                  Math.min(CENTROIDS, data.count()),
                  false,
                  UNWEIGHTED,
                  pool,
                  pool)
              .encodeAll(values, pool);
    }
    Arrays.setAll(nearest, q -> new Nearest(ScanData.TOP));
  }

  @Override
  public void search() {
    Nearest best = nearest[next];
    best.clear();
    ScoreFunction.ApproximateScoreFunction scores =
        codes.precomputedScoreFunctionFor(queries[next], VectorSimilarityFunction.EUCLIDEAN);
    int count = codes.count();
    for (int i = 0; i < count; i++) {
      best.offer(i, -scores.similarityTo(i));
    }
    next = (next + 1) % nearest.length;
  }

  @Override
  public int[][] found() {
    return Arrays.stream(nearest).map(Nearest::ordinals).toArray(int[][]::new);
  }
}
