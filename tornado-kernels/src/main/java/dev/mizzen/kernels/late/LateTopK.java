package dev.mizzen.kernels.late;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimQueries;
import dev.mizzen.kernels.maxsim.MaxSimTopKKernel;
import dev.mizzen.kernels.scan.ScanTop;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@link MaxSimTopKKernel}: documents are scored in waves, and the scores of a wave are offered to
 * one heap for each query before the next begins. A key's distance is the negative score.
 */
public final class LateTopK implements MaxSimTopKKernel {
  /** Rows in a wave: blocks for many threads. */
  private static final int ROWS = 64 * LateScorer.BLOCK;

  /** Documents in a wave, if they are short. */
  private static final int DOCUMENTS = 4 * LateScorer.BLOCK;

  /** How many keys a group of queries keeps, if one query needs no more. */
  private static final int KEYS = 1 << 20;

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private final Workers workers;
  private final ThreadLocal<? extends LateScorer> scorers;

  /**
   * @param scorers the backend's, one for each thread
   */
  public LateTopK(Workers workers, ThreadLocal<? extends LateScorer> scorers) {
    this.workers = workers;
    this.scorers = scorers;
  }

  /** The best so far and the scores of a wave, for one thread. */
  private static final class Scratch {
    private long[] keys = {};
    private int[] sizes = {};
    private float[] wave = {};

    private void begin(int queries, int kept) {
      int room = Math.multiplyExact(queries, kept);
      if (keys.length < room) {
        keys = new long[room];
      }
      if (sizes.length < queries) {
        sizes = new int[queries];
      }
      Arrays.fill(sizes, 0, queries, 0);
    }

    private float[] wave(int queries, int documents) {
      int room = queries * documents;
      if (wave.length < room) {
        wave = new float[room];
      }
      return wave;
    }
  }

  @Override
  public void topK(
      MaxSimQueries queries,
      MaxSimDocuments documents,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    int kept = Math.max(1, Math.min(k, documents.count()));
    int most = Math.max(1, KEYS / kept);
    LateScorer scorer = scorers.get();
    Scratch scratch = OF_THREAD.get();
    try {
      scorer.documents(documents);
      for (int from = 0, to; from < queries.count(); from = to) {
        to = LateGroups.end(queries.starts(), from, queries.count(), most);
        scorer.queries(queries, from, to);
        scratch.begin(to - from, kept);
        waves(scorer, documents, to - from, kept, scratch);
        for (int n = from; n < to; n++) {
          write(scratch, n - from, kept, n * k, k, ranked, scores);
        }
      }
    } finally {
      scorer.release();
    }
  }

  private void waves(
      LateScorer scorer, MaxSimDocuments documents, int queries, int kept, Scratch scratch) {
    int[] starts = documents.starts();
    for (int first = 0, end; first < documents.count(); first = end) {
      int most = Math.min(documents.count() - first, DOCUMENTS);
      end = LateScorer.firstOf(starts, first + 1, first + most, (long) starts[first] + ROWS);
      float[] wave = scratch.wave(queries, end - first);
      scorer.scoresTo(wave, 0, end - first, 1);
      scorer.run(workers, first, end);
      for (int n = 0; n < queries; n++) {
        offer(wave, n * (end - first), first, end, scratch, n, kept);
      }
    }
  }

  private static void offer(
      float[] wave, int at, int first, int end, Scratch scratch, int query, int kept) {
    int size = scratch.sizes[query];
    for (int d = first; d < end; d++) {
      float score = wave[at + d - first];
      if (score > Float.NEGATIVE_INFINITY) {
        long key = ScanTop.key(-score, d);
        size = ScanTop.offer(scratch.keys, query * kept, size, kept, key);
      }
    }
    scratch.sizes[query] = size;
  }

  private static void write(
      Scratch scratch,
      int query,
      int kept,
      int to,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    int size = scratch.sizes[query];
    ScanTop.sort(scratch.keys, query * kept, size);
    for (int i = 0; i < size; i++) {
      long key = scratch.keys[query * kept + i];
      ranked[to + i] = ScanTop.ordinal(key);
      if (scores != null) {
        // Not the negative, which would make −0 of 0.
        scores[to + i] = 0 - ScanTop.floatDistance(key);
      }
    }
    Arrays.fill(ranked, to + size, to + k, -1);
    if (scores != null) {
      Arrays.fill(scores, to + size, to + k, Float.NEGATIVE_INFINITY);
    }
  }
}
