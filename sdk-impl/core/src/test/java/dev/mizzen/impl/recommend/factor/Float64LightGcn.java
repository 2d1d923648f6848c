package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** LightGCN's losses in 64-bit floats, straight from their formulas, for one batch of users. */
final class Float64LightGcn {
  private final CsrGraph graph;
  private final LightGcnSettings settings;
  private final double temperature;
  private final int[] batch;
  private final long seed;
  private final long step;

  /**
   * @param batch users in ascending order
   */
  Float64LightGcn(
      CsrGraph graph,
      LightGcnSettings settings,
      double temperature,
      int[] batch,
      long seed,
      long step) {
    this.graph = graph;
    this.settings = settings;
    this.temperature = temperature;
    this.batch = batch;
    this.seed = seed;
    this.step = step;
  }

  /**
   * The loss.
   *
   * @param weights rows of users and then of items
   */
  double loss(double[][] weights) {
    double[][] mean = propagate(weights);
    int pairs = 0;
    for (int user : batch) {
      pairs += graph.degree(user);
    }
    double sum =
        switch (settings.loss()) {
          case BPR -> bpr(weights, mean);
          case SOFTMAX -> softmax(weights, mean);
        };
    return sum / pairs;
  }

  private double[][] propagate(double[][] weights) {
    double[][] sum =
        settings.first() ? copy(weights) : new double[weights.length][settings.dimension()];
    double[][] layer = weights;
    for (int n = 0; n < settings.layers(); n++) {
      double[][] next = new double[weights.length][settings.dimension()];
      for (int user = 0; user < graph.rows(); user++) {
        for (int e = graph.starts()[user]; e < graph.starts()[user + 1]; e++) {
          int item = graph.neighbours()[e];
          double weight = 1 / Math.sqrt((double) graph.degree(user) * degree(item));
          add(next[user], weight, layer[graph.rows() + item]);
          add(next[graph.rows() + item], weight, layer[user]);
        }
      }
      layer = next;
      for (int row = 0; row < sum.length; row++) {
        add(sum[row], 1, layer[row]);
      }
    }
    for (double[] row : sum) {
      for (int k = 0; k < row.length; k++) {
        row[k] /= settings.layers() + (settings.first() ? 1 : 0);
      }
    }
    return sum;
  }

  private int degree(int item) {
    return (int) Arrays.stream(graph.neighbours()).filter(i -> i == item).count();
  }

  private double bpr(double[][] weights, double[][] mean) {
    double sum = 0;
    RandomGenerator random = Draws.of(seed, step);
    for (int user : batch) {
      for (int e = graph.starts()[user]; e < graph.starts()[user + 1]; e++) {
        int met = graph.rows() + graph.neighbours()[e];
        int unmet = graph.rows() + Draws.unmet(graph, user, random);
        double margin = dot(mean[user], mean[met]) - dot(mean[user], mean[unmet]);
        sum += Math.log1p(Math.exp(-margin));
        sum += shrink(weights[user]) + shrink(weights[met]) + shrink(weights[unmet]);
      }
    }
    return sum;
  }

  private double softmax(double[][] weights, double[][] mean) {
    double sum = 0;
    int[] candidates = Candidates.draw(settings, Bipartite.of(graph), seed, step).items;
    boolean uniform = settings.drawing() == LightGcnSettings.Drawing.UNIFORM;
    for (int user : batch) {
      double others = 0;
      for (int item : candidates) {
        double factor = uniform ? 1 : (double) graph.edges() / degree(item) / graph.columns();
        others += factor * Math.exp(score(mean, user, item));
      }
      for (int e = graph.starts()[user]; e < graph.starts()[user + 1]; e++) {
        double own = score(mean, user, graph.neighbours()[e]);
        sum += Math.log(Math.exp(own) + others) - own;
        sum += shrink(weights[user]) + shrink(weights[graph.rows() + graph.neighbours()[e]]);
      }
    }
    return sum;
  }

  private double score(double[][] mean, int user, int item) {
    double[] a = mean[user];
    double[] b = mean[graph.rows() + item];
    double score = dot(a, b) / temperature;
    double lengths = settings.cosine() ? Math.sqrt(dot(a, a) * dot(b, b)) : 1;
    // Without layer 0, who has no neighbours is a row of zeros, and as near to all.
    return lengths > 0 ? score / lengths : 0;
  }

  private double shrink(double[] row) {
    return settings.l2() / 2 * dot(row, row);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void add(double[] to, double weight, double[] row) {
    for (int k = 0; k < to.length; k++) {
      to[k] += weight * row[k];
    }
  }

  static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
