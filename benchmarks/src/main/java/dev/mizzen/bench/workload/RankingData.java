package dev.mizzen.bench.workload;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.Locale;

/** Vectors of users and items, and what each user has seen. */
public final class RankingData {
  /** How many items are ranked. */
  public static final int TOP = 20;

  private static final long SEED = 20_260_307;
  private static final int CHECKED = 997;

  private final CsrGraph seen;
  private final int dimension;
  private final float[] users;
  private final float[] items;

  /** Random vectors over a graph of what was seen. */
  public RankingData(CsrGraph seen, int dimension) {
    this.seen = seen;
    this.dimension = dimension;
    users = UnitRows.random(SEED, seen.rows(), dimension);
    items = UnitRows.random(SEED + 1, seen.columns(), dimension);
  }

  /** Rows are users, columns the items that they have seen. */
  public CsrGraph seen() {
    return seen;
  }

  /** Values in a vector. */
  public int dimension() {
    return dimension;
  }

  /** {@code [users × dimension]}. */
  public float[] users() {
    return users;
  }

  /** {@code [items × dimension]}. */
  public float[] items() {
    return items;
  }

  /** Of all scores. */
  public double flops() {
    return 2.0 * seen.rows() * seen.columns() * dimension;
  }

  /**
   * Checks the items of a sample of users: none seen, none twice, and as good as the best.
   *
   * @param ranked {@code [users × TOP]}, −1 where there is none
   * @throws IllegalStateException naming the first user whose items are wrong
   */
  public void check(String implementation, int[] ranked) {
    for (int user = 0; user < seen.rows(); user += CHECKED) {
      double[] scores = scores(user);
      double[] best = scores.clone();
      Arrays.sort(best);
      for (int k = 0; k < TOP; k++) {
        double expected = k < best.length ? best[best.length - 1 - k] : Double.NEGATIVE_INFINITY;
        int item = ranked[user * TOP + k];
        double actual = item < 0 ? Double.NEGATIVE_INFINITY : scores[item];
        if (actual != expected && !(Math.abs(actual - expected) <= SameAnswers.TOLERANCE)) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "%s is wrong: place %d of user %d has item %d with %.9g, not %.9g",
                  implementation,
                  k,
                  user,
                  item,
                  actual,
                  expected));
        }
        if (item >= 0) {
          scores[item] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }

  private double[] scores(int user) {
    double[] scores = new double[seen.columns()];
    for (int item = 0; item < scores.length; item++) {
      for (int k = 0; k < dimension; k++) {
        scores[item] += (double) users[user * dimension + k] * items[item * dimension + k];
      }
    }
    for (int e = seen.starts()[user]; e < seen.starts()[user + 1]; e++) {
      scores[seen.neighbours()[e]] = Double.NEGATIVE_INFINITY;
    }
    return scores;
  }
}
