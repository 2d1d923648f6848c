package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.RankingKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The definition of {@link RankingKernel}: each score is inserted among the best so far. */
final class ScalarRanking implements RankingKernel {
  /** The scores of one user's ranked items for each thread, kept from call to call. */
  private static final ThreadLocal<float[]> BEST = ThreadLocal.withInitial(() -> new float[0]);

  @Override
  public void rank(
      float[] users,
      TokenRows items,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    float[] best = best(k);
    Arrays.fill(ranked, -1);
    for (int user = 0; user < users.length / items.dimension(); user++) {
      Arrays.fill(best, 0, k, Float.NEGATIVE_INFINITY);
      rank(user, users, items, seen, k, ranked, best);
      if (scores != null) {
        System.arraycopy(best, 0, scores, user * k, k);
      }
    }
  }

  private static void rank(
      int user,
      float[] users,
      TokenRows items,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float[] best) {
    RowDot dot = RowDot.of(items.type());
    int dimension = items.dimension();
    int next = seen == null ? 0 : seen.starts()[user];
    int end = seen == null ? 0 : seen.starts()[user + 1];
    for (int item = 0; item < items.rows(); item++) {
      boolean unseen = true;
      for (; seen != null && next < end && seen.neighbours()[next] == item; next++) {
        unseen = false;
      }
      float score = dot.dot(users, user * dimension, items.values(), item, dimension);
      if (items.type().isScaled()) {
        score *= items.scales().get(RowDot.FLOAT, (long) item * Float.BYTES);
      }
      if (unseen && score > best[k - 1]) {
        insert(item, score, user * k, k, ranked, best);
      }
    }
  }

  /** Puts an item behind all that are no worse, and drops the last. */
  private static void insert(int item, float score, int at, int k, int[] ranked, float[] best) {
    int place = k - 1;
    for (; place > 0 && score > best[place - 1]; place--) {
      best[place] = best[place - 1];
      ranked[at + place] = ranked[at + place - 1];
    }
    best[place] = score;
    ranked[at + place] = item;
  }

  private static float[] best(int k) {
    float[] best = BEST.get();
    if (best.length < k) {
      best = new float[k];
      BEST.set(best);
    }
    return best;
  }
}
