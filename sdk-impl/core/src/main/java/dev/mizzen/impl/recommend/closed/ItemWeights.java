package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dense weights between some items: {@code s(i) = Σ_{j ∈ h} B(j, i)}; items that take no part have
 * negative infinity.
 */
final class ItemWeights implements Scorer {
  static final String DESCRIPTION =
      "each item of the history gives the weight that a linear autoencoder learned for the pair; it"
          + " is negative where the item is rarer after that one";
  private static final int BLOCK = 16;
  private static final int TILE = 64;

  private final int[] chosen;
  private final float[] weights;
  private final int items;
  private final int[] place;
  private final Workers workers;

  /**
   * Weights.
   *
   * @param chosen ordinals of the n items that take part, ascending
   * @param weights B, {@code [n × n]}, row-major
   * @param items how many there are in all
   */
  ItemWeights(int[] chosen, float[] weights, int items, Workers workers) {
    this.chosen = chosen;
    this.weights = weights;
    this.items = items;
    this.workers = workers;
    place = new int[items];
    Arrays.fill(place, -1);
    for (int c = 0; c < chosen.length; c++) {
      place[chosen[c]] = c;
    }
  }

  /**
   * Turns the lower triangle of {@code −P} into B, {@code B_ij = −P_ij ⁄ P_jj} and 0 on the
   * diagonal, in place.
   */
  static void fromNegatedInverse(float[] matrix, int n, Workers workers) {
    float[] diagonal = new float[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = -matrix[i * n + i];
    }
    int tiles = (n + TILE - 1) / TILE;
    workers.run(
        tiles,
        task -> {
          int row = tiles - 1 - task;
          for (int column = 0; column <= row; column++) {
            mirror(matrix, n, row * TILE, column * TILE, diagonal);
          }
        });
  }

  private static void mirror(float[] matrix, int n, int row, int column, float[] diagonal) {
    for (int i = row; i < Math.min(n, row + TILE); i++) {
      for (int j = column; j < Math.min(i, column + TILE); j++) {
        float value = matrix[i * n + j];
        matrix[j * n + i] = value / diagonal[i];
        matrix[i * n + j] = value / diagonal[j];
      }
      if (row == column) {
        matrix[i * n + i] = 0;
      }
    }
  }

  @Override
  public int items() {
    return items;
  }

  @Override
  public void scores(Histories histories, float[] scores) {
    int count = histories.count();
    workers.run(
        (count + BLOCK - 1) / BLOCK,
        task -> {
          float[] sums = new float[chosen.length];
          for (int u = task * BLOCK; u < Math.min(count, (task + 1) * BLOCK); u++) {
            score(histories.items(), u, sums, scores);
          }
        });
  }

  private void score(CsrGraph histories, int user, float[] sums, float[] scores) {
    Arrays.fill(sums, 0);
    for (int e = histories.starts()[user]; e < histories.starts()[user + 1]; e++) {
      int row = place[histories.neighbours()[e]];
      if (row >= 0) {
        add(row * chosen.length, sums);
      }
    }
    int at = user * items;
    if (chosen.length < items) {
      Arrays.fill(scores, at, at + items, Float.NEGATIVE_INFINITY);
    }
    for (int c = 0; c < sums.length; c++) {
      scores[at + chosen[c]] = sums[c];
    }
  }

  private void add(int from, float[] sums) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += weights[from + c];
    }
  }

  @Override
  public Explained explain(Histories history, int item) {
    int[] known = history.history(0);
    double[] shares = new double[known.length];
    for (int h = 0; h < known.length && place[item] >= 0; h++) {
      int row = place[known[h]];
      shares[h] = row < 0 ? 0 : weights[row * chosen.length + place[item]];
    }
    return Explained.sumOf(
        shares, place[item] < 0 ? "the item is not among those that take part" : DESCRIPTION);
  }

  @Override
  public Map<String, Object> arrays() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("chosen", chosen);
    arrays.put("weights", weights);
    return arrays;
  }
}
