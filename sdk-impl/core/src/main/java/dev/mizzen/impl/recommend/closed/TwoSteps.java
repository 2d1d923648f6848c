package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/**
 * Scores of two steps through the interactions, from items to their users and on to those users'
 * items: {@code s(i) = out(i) · Σ_v 1⁄deg(v) · Σ_{j ∈ h, v ~ j, v ~ i} in(j)}. The matrix of items
 * by items is never there.
 *
 * <p>Cost, for a history, the interactions of its items' users; scratch of a float for each user.
 */
final class TwoSteps {
  /** Histories of one task: enough to share the scratch. */
  private static final int BLOCK = 16;

  private final CsrGraph users;
  private final CsrGraph items;
  private final float[] in;
  private final float[] out;
  private final float[] middle;
  private final Workers workers;

  private TwoSteps(CsrGraph users, float[] in, float[] out, Workers workers) {
    this.users = users;
    this.items = users.transpose();
    this.in = in;
    this.out = out;
    this.middle = powers(users, -1);
    this.workers = workers;
  }

  /**
   * {@code R D_I^-½ (R̃ᵀR̃) D_I^½}, {@code R̃ = D_U^-½ R D_I^-½}: in is 1 ⁄ deg(j), out 1.
   *
   * @param users users × items
   */
  static TwoSteps scaled(CsrGraph users, Workers workers) {
    float[] ones = new float[users.columns()];
    Arrays.fill(ones, 1);
    return new TwoSteps(users, powers(users.transpose(), -1), ones, workers);
  }

  /**
   * {@code R (R̃ᵀR̃)}: in and out are 1 ⁄ √deg.
   *
   * @param users users × items
   */
  static TwoSteps plain(CsrGraph users, Workers workers) {
    float[] roots = powers(users.transpose(), -0.5);
    return new TwoSteps(users, roots, roots, workers);
  }

  /** A power of each row's degree; 0 for rows without edges. */
  static float[] powers(CsrGraph graph, double exponent) {
    float[] powers = new float[graph.rows()];
    for (int r = 0; r < powers.length; r++) {
      powers[r] = graph.degree(r) == 0 ? 0 : (float) Math.pow(graph.degree(r), exponent);
    }
    return powers;
  }

  int items() {
    return items.rows();
  }

  /** Writes {@code [n × items]} scores. */
  void scores(Histories histories, float[] scores) {
    int count = histories.count();
    workers.run(
        (count + BLOCK - 1) / BLOCK,
        task -> {
          float[] reached = new float[users.rows()];
          int[] order = new int[users.rows()];
          for (int h = task * BLOCK; h < Math.min(count, (task + 1) * BLOCK); h++) {
            score(histories.items(), h, reached, order, scores);
          }
        });
  }

  private void score(CsrGraph histories, int row, float[] reached, int[] order, float[] scores) {
    int found = 0;
    for (int e = histories.starts()[row]; e < histories.starts()[row + 1]; e++) {
      int item = histories.neighbours()[e];
      for (int f = items.starts()[item]; f < items.starts()[item + 1]; f++) {
        int user = items.neighbours()[f];
        if (reached[user] == 0) {
          order[found++] = user;
        }
        reached[user] += in[item];
      }
    }
    int at = row * items();
    Arrays.fill(scores, at, at + items(), 0);
    for (int n = 0; n < found; n++) {
      int user = order[n];
      float share = reached[user] * middle[user];
      reached[user] = 0;
      for (int e = users.starts()[user]; e < users.starts()[user + 1]; e++) {
        scores[at + users.neighbours()[e]] += share;
      }
    }
    for (int i = 0; i < items(); i++) {
      scores[at + i] *= out[i];
    }
  }

  /** How much each item of a history gives to the score of {@code item}. */
  double[] shares(int[] history, int item) {
    double[] shares = new double[history.length];
    for (int h = 0; h < history.length; h++) {
      shares[h] = in[history[h]] * (double) out[item] * common(history[h], item);
    }
    return shares;
  }

  private double common(int a, int b) {
    int[] neighbours = items.neighbours();
    double sum = 0;
    int x = items.starts()[a];
    int y = items.starts()[b];
    while (x < items.starts()[a + 1] && y < items.starts()[b + 1]) {
      int order = Integer.compare(neighbours[x], neighbours[y]);
      if (order == 0) {
        sum += middle[neighbours[x]];
      }
      x += order <= 0 ? 1 : 0;
      y += order >= 0 ? 1 : 0;
    }
    return sum;
  }
}
