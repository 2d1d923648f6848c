package dev.mizzen.impl.semantic.click;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss of a click model in 64-bit floats, written down row by row from the formulas, with two
 * sets of weights: those that are moved, and those behind the stop-gradient, which stay.
 */
final class Float64Click {
  private final Sizes sizes;
  private final ClickBatch batch;
  private final ContrastRows rows;
  private final int[][] fine;

  Float64Click(Sizes sizes, ClickBatch batch, ContrastRows rows, int[][] fine) {
    this.sizes = sizes;
    this.batch = batch;
    this.rows = rows;
    this.fine = fine;
  }

  static Map<String, double[]> copy(ClickWeights weights) {
    Map<String, double[]> copy = new LinkedHashMap<>();
    weights
        .byName()
        .forEach(
            (name, values) -> {
              double[] wide = new double[values.length];
              for (int k = 0; k < wide.length; k++) {
                wide[k] = values[k];
              }
              copy.put(name, wide);
            });
    return copy;
  }

  double loss(Map<String, double[]> moved, Map<String, double[]> kept) {
    double sum = 0;
    for (int i = 0; i < batch.count(); i++) {
      double logit = logit(i, moved);
      sum += Math.log1p(Math.exp(logit)) - batch.clicked()[i] * logit;
      if (sizes.representation().isGated()) {
        sum += sizes.shape().transfer() * transfer(i, moved, kept);
      }
    }
    double contrast = sizes.representation().isContrasted() ? contrast(moved) : 0;
    return sum / batch.count() + sizes.shape().contrast() * contrast;
  }

  private double logit(int i, Map<String, double[]> w) {
    double[] user = row(w, "user", batch.users()[i]);
    List<double[]> blocks = new ArrayList<>();
    double[] f = sizes.fine().isEmpty() ? new double[0] : fine(i, w);
    switch (sizes.representation()) {
      case ID -> blocks.add(id(i, w));
      case CODES -> blocks.addAll(List.of(coarse(i, w), f));
      case ID_AND_CODES -> blocks.addAll(List.of(id(i, w), coarse(i, w), f));
      case TRANSFER -> blocks.add(mixed(i, w));
      case CONTRAST -> blocks.add(plus(id(i, w), f));
      case COINS -> blocks.add(plus(mixed(i, w), f));
    }
    if (sizes.contents() > 0) {
      double[] contents = part(batch.contents(), i, sizes.contents());
      blocks.add(layer(w, "contents", contents, false));
    }
    double[] input = gateInput(i, w);
    for (double[] block : blocks) {
      double[] product = block.clone();
      for (int k = 0; k < product.length; k++) {
        product[k] *= user[k];
      }
      input = join(join(input, block), product);
    }
    int layers = sizes.shape().hidden().size() + 1;
    for (int l = 0; l < layers; l++) {
      input = layer(w, "head." + l, input, l < layers - 1);
    }
    return input[0];
  }

  private double[] plus(double[] a, double[] f) {
    double[] sum = a.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += sizes.shape().fineShare() * f[k];
    }
    return sum;
  }

  private double[] mixed(int i, Map<String, double[]> w) {
    double gate = gate(i, w);
    double[] mixed = id(i, w);
    double[] coarse = coarse(i, w);
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = gate * mixed[k] + (1 - gate) * coarse[k];
    }
    return mixed;
  }

  private double gate(int i, Map<String, double[]> w) {
    double[] middle = layer(w, "gate.0", gateInput(i, w), true);
    return 1 / (1 + Math.exp(-layer(w, "gate.1", middle, false)[0]));
  }

  private double[] gateInput(int i, Map<String, double[]> w) {
    double[] input = row(w, "user", batch.users()[i]);
    input = join(input, part(batch.userFeatures(), i, sizes.userFeatures()));
    input = join(input, part(batch.itemFeatures(), i, sizes.itemFeatures()));
    return join(input, part(batch.context(), i, sizes.context()));
  }

  private double[] id(int i, Map<String, double[]> w) {
    return row(w, "item", batch.items()[i]);
  }

  private double[] coarse(int i, Map<String, double[]> w) {
    return fused("coarse", "fuseCoarse", batch.coarse(), i, w);
  }

  private double[] fine(int i, Map<String, double[]> w) {
    return fused("fine", "fuseFine", batch.fine(), i, w);
  }

  private double[] fused(String name, String fuse, int[][] codes, int i, Map<String, double[]> w) {
    if (!w.containsKey(name + ".0")) {
      return new double[0];
    }
    double[] joined = {};
    double[] sum = new double[sizes.dimension()];
    for (int c = 0; c < codes.length; c++) {
      double[] row = row(w, name + "." + c, codes[c][i]);
      joined = join(joined, row);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += row[k];
      }
    }
    return sizes.shape().linearFusion() ? layer(w, fuse, joined, false) : sum;
  }

  /** {@code T·KL(sg(p)‖q) + (1−T)·KL(p‖sg(q))}. */
  private double transfer(int i, Map<String, double[]> moved, Map<String, double[]> kept) {
    double gate = gate(i, moved);
    double[] p = softmax(id(i, moved));
    double[] q = softmax(coarse(i, moved));
    return gate * divergence(softmax(id(i, kept)), q)
        + (1 - gate) * divergence(p, softmax(coarse(i, kept)));
  }

  private static double[] softmax(double[] values) {
    double[] result = values.clone();
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value);
    }
    for (int k = 0; k < result.length; k++) {
      result[k] = Math.exp(values[k]) / sum;
    }
    return result;
  }

  private static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      sum += p[k] * Math.log(p[k] / q[k]);
    }
    return sum;
  }

  private double contrast(Map<String, double[]> w) {
    int count = rows.items().length;
    int[][] codes = new int[sizes.fine().size()][count];
    for (int t = 0; t < count; t++) {
      for (int c = 0; c < codes.length; c++) {
        codes[c][t] = fine[rows.items()[t] - 1][c];
      }
    }
    double[][] vectors = new double[count][];
    for (int t = 0; t < count; t++) {
      vectors[t] = fused("fine", "fuseFine", codes, t, w);
    }
    double sum = 0;
    for (int a = 0; a < rows.anchors(); a++) {
      double up = similarity(vectors[a], vectors[rows.positives()[a]]);
      double below = up + KPositiveKernel.EPSILON;
      for (int n = 0; n < rows.anchors(); n++) {
        int negative = rows.negatives()[a * rows.anchors() + n];
        below +=
            negative == KPositiveKernel.PADDING ? 0 : similarity(vectors[a], vectors[negative]);
      }
      sum -= Math.log(up / below);
    }
    return sum / rows.anchors();
  }

  private double similarity(double[] a, double[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      dot += a[k] * b[k];
      aa += a[k] * a[k];
      bb += b[k] * b[k];
    }
    return Math.exp(dot / Math.sqrt(aa * bb) / sizes.shape().temperature());
  }

  private double[] row(Map<String, double[]> w, String name, int number) {
    double[] row = new double[sizes.dimension()];
    System.arraycopy(w.get(name), number * row.length, row, 0, row.length);
    return row;
  }

  private static double[] part(float[] values, int i, int width) {
    double[] part = new double[width];
    for (int k = 0; k < width; k++) {
      part[k] = values[i * width + k];
    }
    return part;
  }

  private static double[] join(double[] a, double[] b) {
    double[] both = new double[a.length + b.length];
    System.arraycopy(a, 0, both, 0, a.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static double[] layer(
      Map<String, double[]> w, String name, double[] input, boolean rectified) {
    double[] output = w.get(name + ".bias").clone();
    double[] matrix = w.get(name + ".matrix");
    for (int j = 0; j < output.length; j++) {
      for (int k = 0; k < input.length; k++) {
        output[j] += input[k] * matrix[k * output.length + j];
      }
      output[j] = rectified ? Math.max(output[j], 0) : output[j];
    }
    return output;
  }
}
