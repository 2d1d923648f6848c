package dev.mizzen.impl.recommend.miarec;

import java.util.Arrays;

/**
 * One step of propagation without any training: a user's vector is that of own content and of what
 * each relation says, {@code x + a·unit(Σ_r unit(heard_r))}, of length 1.
 */
final class Untrained {
  private Untrained() {}

  /**
   * What is known of users.
   *
   * @param parts {@code [relations][users × content]} what each relation gives
   * @param weights {@code [users]} of own content
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  record Users(float[][] parts, float[] weights) {}

  static Users of(UserGraph graph, int dimension, double share, MiarecKernels kernels) {
    float[] content = graph.content();
    int users = content.length / dimension;
    float[][] heard = new float[graph.relations().size()][content.length];
    float[] sum = new float[content.length];
    for (int r = 0; r < heard.length; r++) {
      graph
          .relations()
          .get(r)
          .forward(kernels.factor().convolution(), content, dimension, heard[r]);
      kernels.unit().normalize(heard[r], dimension, heard[r], null);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += heard[r][k];
      }
    }
    float[] weights = new float[users];
    Arrays.fill(weights, 1);
    for (int user = 0; user < users; user++) {
      scale(user, content, sum, heard, dimension, share, weights);
    }
    return new Users(heard, weights);
  }

  private static void scale(
      int user,
      float[] content,
      float[] sum,
      float[][] heard,
      int dimension,
      double share,
      float[] weights) {
    int from = user * dimension;
    double squares = 0;
    for (int k = from; k < from + dimension; k++) {
      squares += (double) sum[k] * sum[k];
    }
    double factor = squares > 0 ? share / Math.sqrt(squares) : 0;
    double whole = 0;
    for (int k = from; k < from + dimension; k++) {
      double value = content[k] + factor * sum[k];
      whole += value * value;
    }
    double unit = whole > 0 ? 1 / Math.sqrt(whole) : 0;
    weights[user] = (float) unit;
    for (float[] part : heard) {
      for (int k = from; k < from + dimension; k++) {
        part[k] *= (float) (factor * unit);
      }
    }
  }
}
