package dev.mizzen.impl.recommend;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.call.Early;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.Recommendation;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The best items of every user of the training data, in blocks: while the caller's code takes one,
 * the next is ranked.
 */
final class BatchExport {
  /** Users in a block: enough for the ranking kernel to share its work. */
  private static final int BLOCK = 1024;

  private final TrainedModel model;
  private final AsyncCalls async;
  private final int block;

  BatchExport(TrainedModel model, AsyncCalls async) {
    this(model, async, BLOCK);
  }

  BatchExport(TrainedModel model, AsyncCalls async, int block) {
    this.model = model;
    this.async = async;
    this.block = block;
  }

  void run(int limit, BiConsumer<String, List<Recommendation>> sink, ProgressListener progress) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit);
    }
    CsrGraph graph = model.interactions().graph();
    int k = Math.min(limit, Math.max(1, graph.columns()));
    Block taken = new Block(k, graph.rows());
    Block next = new Block(k, graph.rows());
    next.start(0);
    try {
      for (int from = 0; from < graph.rows(); from += block) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancelledException("the export was interrupted after " + from + " users");
        }
        next.await();
        Block ready = next;
        next = taken;
        taken = ready;
        next.start(from + block);
        ready.give(sink);
        progress.onProgress("recommend", Math.min(graph.rows(), from + block), graph.rows());
      }
    } finally {
      next.end(); // after a failure, too: nothing of this call goes on when it has returned
    }
  }

  /** Users who are ranked together, and given one after another. */
  private final class Block {
    private final CsrGraph graph = model.interactions().graph();
    private final int k;
    private final int[] ranked;
    private final float[] scores;
    private int from;
    private int to;
    private Early ranking = Early.later(() -> {});

    Block(int k, int users) {
      this.k = k;
      ranked = new int[Math.min(block, users) * k];
      scores = new float[ranked.length];
    }

    /** Begins with the users from {@code first} on, if there are any. */
    void start(int first) {
      from = Math.min(first, graph.rows());
      to = Math.min(graph.rows(), first + block);
      if (from < to) {
        ranking = async.early(this::rank);
      }
    }

    private void rank() {
      Histories histories = Histories.of(graph, from, to);
      model.scorer().best(histories, histories.items(), k, ranked, scores);
    }

    void await() {
      ranking.await();
    }

    void end() {
      ranking.end();
    }

    void give(BiConsumer<String, List<Recommendation>> sink) {
      Ranker ranker = new Ranker(model);
      for (int u = 0; u < to - from; u++) {
        sink.accept(
            model.interactions().users().id(from + u),
            ranker.listed(ranked, scores, u * k, (u + 1) * k));
      }
    }
  }
}
