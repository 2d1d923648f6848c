package dev.mizzen.impl.semantic.click;

import dev.mizzen.kernels.contrast.KPositive;
import dev.mizzen.kernels.contrast.UnitRows;
import java.util.Arrays;

/**
 * Keeps fine codes telling: InfoNCE of cosines between the vectors of an item's fine codes, a
 * neighbour's and those of other items (COINS: arXiv:2510.12604).
 */
final class ContrastLoss {
  private final Sizes sizes;
  private final Layers layers;
  private final UnitRows unitRows;
  private final KPositive kPositive;

  ContrastLoss(Sizes sizes, Layers layers, UnitRows unitRows, KPositive kPositive) {
    this.sizes = sizes;
    this.layers = layers;
    this.unitRows = unitRows;
    this.kPositive = kPositive;
  }

  /**
   * The mean over anchors; adds α₂ times its gradient.
   *
   * @param fine codes of each item, by number less 1
   */
  double of(ContrastRows rows, int[][] fine, ClickWeights weights, ClickWeights gradients) {
    if (rows.anchors() == 0) {
      return 0;
    }
    int d = sizes.dimension();
    Fusion vectors =
        new Fusion(weights.fine, weights.fuseFine, codes(rows.items(), fine), d, layers);
    int count = rows.items().length;
    float[] unit = new float[count * d];
    float[] norms = new float[count];
    unitRows.normalize(vectors.output, d, unit, norms);
    float[] anchors = Arrays.copyOf(unit, rows.anchors() * d);
    float[] anchorGradient = new float[anchors.length];
    float[] gradient = new float[unit.length];
    double value =
        kPositive.kPositive(
            anchors,
            unit,
            rows.positives(),
            rows.negatives(),
            d,
            (float) sizes.shape().temperature(),
            null,
            anchorGradient,
            gradient);
    for (int k = 0; k < anchorGradient.length; k++) {
      gradient[k] += anchorGradient[k];
    }
    unitRows.gradient(unit, norms, d, gradient, gradient);
    float[] scaled = new float[gradient.length];
    Rows.add(gradient, sizes.shape().contrast(), scaled);
    vectors.backward(scaled, gradients.fine, gradients.fuseFine);
    return value;
  }

  private static int[][] codes(int[] items, int[][] fine) {
    int[][] codes = new int[fine[0].length][items.length];
    for (int i = 0; i < items.length; i++) {
      for (int c = 0; c < codes.length; c++) {
        codes[c][i] = fine[items[i] - 1][c];
      }
    }
    return codes;
  }
}
