package dev.mizzen.impl.recommend;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.Recommendation;
import java.util.List;
import java.util.function.BiConsumer;

/** The best items of every user of the training data, in blocks. */
final class BatchExport {
  /** Users in a block: enough for the ranking kernel to share its work. */
  private static final int BLOCK = 1024;

  private final TrainedModel model;

  BatchExport(TrainedModel model) {
    this.model = model;
  }

  void run(int limit, BiConsumer<String, List<Recommendation>> sink, ProgressListener progress) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit);
    }
    CsrGraph graph = model.interactions().graph();
    int k = Math.min(limit, Math.max(1, graph.columns()));
    Ranker ranker = new Ranker(model);
    int[] ranked = new int[BLOCK * k];
    float[] scores = new float[BLOCK * k];
    for (int from = 0; from < graph.rows(); from += BLOCK) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancelledException("the export was interrupted after " + from + " users");
      }
      int to = Math.min(graph.rows(), from + BLOCK);
      Histories histories = Histories.of(graph, from, to);
      model.scorer().best(histories, histories.items(), k, ranked, scores);
      for (int u = 0; u < to - from; u++) {
        sink.accept(
            model.interactions().users().id(from + u),
            ranker.listed(ranked, scores, u * k, (u + 1) * k));
      }
      progress.onProgress("recommend", to, graph.rows());
    }
  }
}
