package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.Ranking;
import java.util.Arrays;

/**
 * How well vectors rank what was held out: Recall@k and NDCG@k over all items, those of the
 * training left out, as means over the users who have held-out items; the ideal length is {@code
 * min(held out, k)}.
 */
public final class HeldOut {
  private static final int BLOCK = 8192;

  private final CsrGraph heldOut;
  private final int k;
  private final int[] users;
  private final CsrGraph seen;

  /**
   * Both values.
   *
   * @param recall from 0 to 1
   * @param ndcg from 0 to 1
   */
  public record Quality(double recall, double ndcg) {}

  /**
   * @param train {@code [U × I]}
   * @param heldOut {@code [U × I]}
   */
  public HeldOut(CsrGraph train, CsrGraph heldOut, int k) {
    this.heldOut = heldOut;
    this.k = k;
    int[] all = new int[heldOut.rows()];
    int count = 0;
    for (int user = 0; user < all.length; user++) {
      if (heldOut.degree(user) > 0) {
        all[count++] = user;
      }
    }
    users = Arrays.copyOf(all, count);
    seen = CsrRows.of(train, users);
  }

  /** How many users are ranked for. */
  public int users() {
    return users.length;
  }

  /** The training's items of some of them, by their places. */
  CsrGraph histories(int from, int to) {
    return seen.rows(from, to);
  }

  /** Vectors of users. */
  @FunctionalInterface
  interface Vectors {
    /** {@code [n × dimension]} those of the users from one place to another. */
    float[] of(int from, int to);
  }

  /** Ranks for all of them, whose vectors are rows among those of all users. */
  public Quality measure(Ranking ranking, float[] userRows, float[] itemRows, int dimension) {
    return measure(
        ranking,
        (from, to) -> {
          float[] rows = new float[(to - from) * dimension];
          for (int n = from; n < to; n++) {
            System.arraycopy(
                userRows, users[n] * dimension, rows, (n - from) * dimension, dimension);
          }
          return rows;
        },
        itemRows,
        dimension);
  }

  /** Ranks for all of them. */
  Quality measure(Ranking ranking, Vectors vectors, float[] itemRows, int dimension) {
    double recall = 0;
    double ndcg = 0;
    TokenRows items = TokenRows.of(itemRows, dimension);
    for (int first = 0; first < users.length; first += BLOCK) {
      int count = Math.min(BLOCK, users.length - first);
      float[] rows = vectors.of(first, first + count);
      int[] ranked = new int[count * k];
      ranking.rank(rows, items, seen.rows(first, first + count), k, ranked, null);
      for (int n = 0; n < count; n++) {
        Quality of = of(users[first + n], ranked, n * k);
        recall += of.recall;
        ndcg += of.ndcg;
      }
    }
    return new Quality(recall / users.length, ndcg / users.length);
  }

  private Quality of(int user, int[] ranked, int from) {
    int[] starts = heldOut.starts();
    int total = heldOut.degree(user);
    int hits = 0;
    double gain = 0;
    double ideal = 0;
    for (int rank = 0; rank < k; rank++) {
      double discount = 1 / (Math.log(rank + 2) / Math.log(2));
      if (rank < total) {
        ideal += discount;
      }
      int item = ranked[from + rank];
      if (item >= 0
          && Arrays.binarySearch(heldOut.neighbours(), starts[user], starts[user + 1], item) >= 0) {
        hits++;
        gain += discount;
      }
    }
    return new Quality((double) hits / total, gain / ideal);
  }
}
