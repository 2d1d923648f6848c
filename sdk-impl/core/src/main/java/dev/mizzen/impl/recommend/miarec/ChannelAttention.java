package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.kernels.Workers;

/**
 * Attention of each user's relations to one another, {@code a_rs = softmax_s(q_r·k_s ⁄ √d)}, and
 * their mean {@code c = 1/k·Σ_r Σ_s a_rs·v_s} (Vaswani et al., arXiv:1706.03762, with one head over
 * the k relations of a user). Keeps what its gradient needs. For one thread.
 */
final class ChannelAttention {
  private static final int ROWS = 256;

  private final MiarecWeights weights;
  private final int dimension;
  private final MiarecKernels kernels;
  private float[][] channels = {};
  private float[][] queries = {};
  private float[][] keys = {};
  private float[][] values = {};

  ChannelAttention(MiarecWeights weights, int dimension, MiarecKernels kernels) {
    this.weights = weights;
    this.dimension = dimension;
    this.kernels = kernels;
  }

  /**
   * The mean of what all relations attend to.
   *
   * @param of {@code [relations][n × dimension]}, at least one relation
   * @return {@code [n × dimension]}
   */
  float[] forward(float[][] of) {
    channels = of;
    queries = projected(MiarecWeights.QUERY);
    keys = projected(MiarecWeights.KEY);
    values = projected(MiarecWeights.VALUE);
    float[] joined = new float[of[0].length];
    users(
        (at, attention) -> {
          for (int s = 0; s < of.length; s++) {
            double mean = 0;
            for (int r = 0; r < of.length; r++) {
              mean += attention[r][s];
            }
            float weight = (float) (mean / of.length);
            for (int k = at; k < at + dimension; k++) {
              joined[k] += weight * values[s][k];
            }
          }
        });
    return joined;
  }

  private float[][] projected(String name) {
    float[][] all = new float[channels.length][];
    for (int r = 0; r < all.length; r++) {
      all[r] = new float[channels[r].length];
      kernels.product(channels[r], weights.get(name), dimension, dimension, false, all[r]);
    }
    return all;
  }

  /** Takes one user's attention. */
  private interface User {
    /**
     * @param at where the user's rows begin
     * @param attention {@code [r][s]}
     */
    void take(int at, double[][] attention);
  }

  private void users(User user) {
    int count = channels[0].length / dimension;
    Workers workers = kernels.factor().workers();
    workers.run(
        (count + ROWS - 1) / ROWS,
        task -> {
          double[][] attention = new double[channels.length][channels.length];
          for (int n = task * ROWS; n < Math.min(count, (task + 1) * ROWS); n++) {
            attend(n * dimension, attention);
            user.take(n * dimension, attention);
          }
        });
  }

  private void attend(int at, double[][] attention) {
    double scale = 1 / Math.sqrt(dimension);
    for (int r = 0; r < channels.length; r++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int s = 0; s < channels.length; s++) {
        attention[r][s] = scale * dot(queries[r], keys[s], at);
        most = Math.max(most, attention[r][s]);
      }
      double sum = 0;
      for (int s = 0; s < channels.length; s++) {
        attention[r][s] = Math.exp(attention[r][s] - most);
        sum += attention[r][s];
      }
      for (int s = 0; s < channels.length; s++) {
        attention[r][s] /= sum;
      }
    }
  }

  private double dot(float[] a, float[] b, int at) {
    double sum = 0;
    for (int k = at; k < at + dimension; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }

  /**
   * Takes gradients back.
   *
   * @param joined {@code [n × dimension]} the gradient to what {@link #forward} gave
   * @param gradients of the weights, the attention's written in full
   * @param to {@code [relations][n × dimension]} gets what reaches the channels added
   */
  void backward(float[] joined, MiarecWeights gradients, float[][] to) {
    int count = channels.length;
    float[][] toQueries = new float[count][joined.length];
    float[][] toKeys = new float[count][joined.length];
    float[][] toValues = new float[count][joined.length];
    users(
        (at, attention) -> {
          for (int r = 0; r < count; r++) {
            row(at, attention[r], joined, r, toQueries[r], toKeys, toValues);
          }
        });
    project(MiarecWeights.QUERY, toQueries, gradients, to);
    project(MiarecWeights.KEY, toKeys, gradients, to);
    project(MiarecWeights.VALUE, toValues, gradients, to);
  }

  /** What one relation of one user sends back. */
  private void row(
      int at,
      double[] attention,
      float[] joined,
      int r,
      float[] toQuery,
      float[][] toKeys,
      float[][] toValues) {
    int count = attention.length;
    double[] slopes = new double[count];
    double mean = 0;
    for (int s = 0; s < count; s++) {
      slopes[s] = dot(joined, values[s], at) / count;
      mean += attention[s] * slopes[s];
    }
    double scale = 1 / Math.sqrt(dimension);
    for (int s = 0; s < count; s++) {
      double slope = attention[s] * (slopes[s] - mean) * scale;
      double share = attention[s] / count;
      for (int k = at; k < at + dimension; k++) {
        toQuery[k] += (float) (slope * keys[s][k]);
        toKeys[s][k] += (float) (slope * queries[r][k]);
        toValues[s][k] += (float) (share * joined[k]);
      }
    }
  }

  private void project(String name, float[][] from, MiarecWeights gradients, float[][] to) {
    for (int r = 0; r < from.length; r++) {
      kernels.matrixGradient(
          channels[r], from[r], dimension, dimension, r > 0, gradients.get(name));
      kernels.rowGradient(from[r], weights.get(name), dimension, dimension, true, to[r]);
    }
  }
}
