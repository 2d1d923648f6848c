package dev.mizzen.bench.peers;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.mizzen.bench.workload.Nearest;
import dev.mizzen.bench.workload.RankingData;
import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.FloatPointer;

/**
 * OpenBLAS's product of a block of users and all items, a mask, and a selection by a threshold:
 * each thread takes blocks of its own, with one thread of OpenBLAS.
 */
final class OpenBlasRanker implements Ranker {
  private static final int BLOCK = 64;

  private final RankingData data;
  private final Threads threads;
  private final FloatPointer users;
  private final FloatPointer items;
  private final ThreadLocal<Scratch> scratch;
  private final int[] ranked;

  OpenBlasRanker(RankingData data, int threads) {
    OpenBlas.threads(1);
    this.data = data;
    this.threads = new Threads(threads);
    users = new FloatPointer(data.users());
    items = new FloatPointer(data.items());
    scratch = ThreadLocal.withInitial(() -> new Scratch(data.seen().columns()));
    ranked = new int[data.seen().rows() * RankingData.TOP];
  }

  /** What a thread writes to. */
  private static final class Scratch {
    final FloatPointer products;
    final MemorySegment productValues;
    final float[] scores;
    final Nearest best = new Nearest(RankingData.TOP);

    Scratch(int items) {
      products = new FloatPointer((long) BLOCK * items);
      productValues = OpenBlas.segment(products);
      scores = new float[items];
    }
  }

  @Override
  public int[] rank() {
    int count = data.seen().rows();
    threads.workers().run((count + BLOCK - 1) / BLOCK, this::rankBlock);
    return ranked;
  }

  private void rankBlock(int block) {
    Scratch mine = scratch.get();
    int first = block * BLOCK;
    int rows = Math.min(BLOCK, data.seen().rows() - first);
    FloatPointer part = users.getPointer((long) first * data.dimension());
    OpenBlas.timesTransposed(
        part, items, mine.products, rows, mine.scores.length, data.dimension());
    for (int r = 0; r < rows; r++) {
      rankUser(mine, r, first + r);
    }
  }

  private void rankUser(Scratch mine, int row, int user) {
    float[] scores = mine.scores;
    MemorySegment.copy(
        mine.productValues,
        JAVA_FLOAT,
        (long) row * scores.length * Float.BYTES,
        scores,
        0,
        scores.length);
    int end = data.seen().starts()[user + 1];
    for (int e = data.seen().starts()[user]; e < end; e++) {
      scores[data.seen().neighbours()[e]] = Float.NEGATIVE_INFINITY;
    }
    mine.best.clear();
    for (int item = 0; item < scores.length; item++) {
      mine.best.offer(item, -scores[item]);
    }
    System.arraycopy(mine.best.ordinals(), 0, ranked, user * RankingData.TOP, RankingData.TOP);
  }

  @Override
  public void close() {
    threads.close();
    users.close();
    items.close();
  }
}
