package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import java.util.Arrays;
import java.util.Map;

/**
 * The autoencoder of {@link Ease} by way of users: with {@code K = (RRᵀ + λI)⁻¹}, {@code P = (I −
 * RᵀKR) ⁄ λ} (Woodbury), so a history x has {@code xP = (x − xRᵀKR) ⁄ λ}, which for user u of the
 * training data is row u of {@code KR}. The scores are {@code x_i − (xP)_i ⁄ P_ii}.
 *
 * <p>Cost, for each history, two flops for each interaction of the training data; for strangers
 * also, for each user with a common item, two for each user.
 */
final class UserKernel implements Scorer {
  private static final int BLOCK = 64;
  private static final int TILE = 64;
  private static final EdgeWeights ONES = EdgeWeights.ones();

  private final CsrGraph users;
  private final CsrGraph items;
  private final float[] inverse;
  private final double lambda;

  /** {@code P_ii}. */
  private final float[] diagonal;

  private final GraphConvolutionKernel sparse;
  private final Workers workers;

  /**
   * A model.
   *
   * @param users users × items
   * @param inverse K, {@code [users × users]}
   */
  UserKernel(
      CsrGraph users,
      float[] inverse,
      double lambda,
      GraphConvolutionKernel sparse,
      Workers workers) {
    this.users = users;
    this.items = users.transpose();
    this.inverse = inverse;
    this.lambda = lambda;
    this.sparse = sparse;
    this.workers = workers;
    diagonal = new float[items.rows()];
    int tasks = (diagonal.length + BLOCK - 1) / BLOCK;
    workers.run(
        tasks,
        task -> {
          int to = Math.min(diagonal.length, (task + 1) * BLOCK);
          for (int i = task * BLOCK; i < to; i++) {
            diagonal[i] = (float) precision(i, i);
          }
        });
  }

  /** Turns the lower triangle of {@code −K} into K, in place. */
  static void fromNegatedInverse(float[] matrix, int n, Workers workers) {
    int tiles = (n + TILE - 1) / TILE;
    workers.run(
        tiles,
        task -> {
          int row = (tiles - 1 - task) * TILE;
          for (int column = 0; column <= row; column += TILE) {
            for (int i = row; i < Math.min(n, row + TILE); i++) {
              for (int j = column; j < Math.min(i + 1, column + TILE); j++) {
                matrix[i * n + j] = -matrix[i * n + j];
                matrix[j * n + i] = matrix[i * n + j];
              }
            }
          }
        });
  }

  /** {@code P_ij}. */
  private double precision(int i, int j) {
    double sum = 0;
    int n = users.rows();
    for (int e = items.starts()[i]; e < items.starts()[i + 1]; e++) {
      int row = items.neighbours()[e] * n;
      for (int f = items.starts()[j]; f < items.starts()[j + 1]; f++) {
        sum += inverse[row + items.neighbours()[f]];
      }
    }
    return ((i == j ? 1 : 0) - sum) / lambda;
  }

  @Override
  public int items() {
    return items.rows();
  }

  @Override
  public void scores(Histories histories, float[] scores) {
    for (int from = 0; from < histories.count(); from += BLOCK) {
      int to = Math.min(histories.count(), from + BLOCK);
      score(histories.rows(from, to), scores, from * items());
    }
  }

  private void score(Histories block, float[] scores, int at) {
    int width = block.count();
    boolean[] known = new boolean[width];
    float[] mixed = new float[users.rows() * width];
    workers.run(
        width,
        h -> {
          known[h] = isKnown(block, h);
          float[] mixture = known[h] ? row(block.users()[h]) : mixture(block, h);
          for (int v = 0; v < mixture.length; v++) {
            mixed[v * width + h] = mixture[v];
          }
        });
    float[] products = new float[items() * width];
    sparse.multiply(items, ONES, mixed, width, products, 0, null);
    workers.run(width, h -> finish(block, h, known[h], products, scores, at + h * items()));
  }

  /** Whether a history is just that of a user in training. */
  private boolean isKnown(Histories block, int h) {
    int user = block.users()[h];
    return user != IdTable.NONE && block.items().degree(h) == users.degree(user);
  }

  private float[] row(int user) {
    return Arrays.copyOfRange(inverse, user * users.rows(), (user + 1) * users.rows());
  }

  /** {@code xRᵀK}. */
  private float[] mixture(Histories block, int h) {
    int n = users.rows();
    int[] common = new int[n];
    for (int item : block.history(h)) {
      for (int e = items.starts()[item]; e < items.starts()[item + 1]; e++) {
        common[items.neighbours()[e]]++;
      }
    }
    float[] mixture = new float[n];
    for (int v = 0; v < n; v++) {
      if (common[v] != 0) {
        add(common[v], v * n, mixture);
      }
    }
    return mixture;
  }

  private void add(float times, int from, float[] mixture) {
    for (int v = 0; v < mixture.length; v++) {
      mixture[v] += times * inverse[from + v];
    }
  }

  /** {@code x_i − (xP)_i ⁄ P_ii}, where product is {@code KR} or {@code xRᵀKR}. */
  private void finish(
      Histories block, int h, boolean known, float[] products, float[] scores, int at) {
    int width = block.count();
    float scale = known ? 1 : (float) (-1 / lambda);
    for (int i = 0; i < items(); i++) {
      scores[at + i] = -scale * products[i * width + h] / diagonal[i];
    }
    for (int item : block.history(h)) {
      // A stranger's x is part of x − xRᵀKR; a known user's is not.
      float own = known ? 0 : (float) (1 / lambda) / diagonal[item];
      scores[at + item] += 1 - own;
    }
  }

  @Override
  public Explained explain(Histories history, int item) {
    int[] known = history.history(0);
    double[] shares = new double[known.length];
    for (int h = 0; h < known.length; h++) {
      shares[h] = known[h] == item ? 0 : -precision(known[h], item) / diagonal[item];
    }
    return Explained.sumOf(shares, ItemWeights.DESCRIPTION);
  }

  @Override
  public Map<String, Object> arrays() {
    return Map.of("inverse", inverse);
  }
}
