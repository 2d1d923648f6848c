package dev.mizzen.kernels.contrast;

import static dev.mizzen.kernels.Rounding.UNIT;
import static dev.mizzen.kernels.Rounding.gamma;

import dev.mizzen.kernels.Rounding.Bounded;

/**
 * The k-positive loss in 64-bit floats, straight from its formula, with the bounds of
 * docs/accuracy.md on 32-bit results.
 */
final class Float64KPositive {
  /** Exponentials, and the rounding of their arguments of at most 88. */
  private static final int EXPONENTIALS = 200;

  private static final double FLOOR = 0x1p-125;

  private final KPositiveCase data;
  private final int p;
  private final int n;
  private final double[] anchorValues;
  private final double[] anchorBounds;
  private final double[] tableValues;
  private final double[] tableBounds;
  private double loss;
  private double lossBound;

  Float64KPositive(KPositiveCase data) {
    this.data = data;
    p = data.positives.length / data.batch();
    n = data.negatives.length / data.batch();
    anchorValues = new double[data.anchors.length];
    anchorBounds = new double[data.anchors.length];
    tableValues = new double[data.table.length];
    tableBounds = new double[data.table.length];
    int counted = 0;
    for (int i = 0; i < data.batch(); i++) {
      counted += anchor(i) ? 1 : 0;
    }
    loss = counted == 0 ? 0 : loss / counted;
    lossBound = counted == 0 ? 0 : lossBound / counted;
    double scale = counted == 0 ? 0 : 1.0 / ((double) counted * data.temperature);
    scale(anchorValues, anchorBounds, scale);
    scale(tableValues, tableBounds, scale);
  }

  Bounded loss() {
    return new Bounded(loss, lossBound);
  }

  Bounded anchorGradient(int k) {
    return new Bounded(anchorValues[k], anchorBounds[k]);
  }

  Bounded tableGradient(int k) {
    return new Bounded(tableValues[k], tableBounds[k]);
  }

  private static void scale(double[] values, double[] bounds, double scale) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= scale;
      bounds[k] = bounds[k] * scale * (1 + 4 * UNIT) + 4 * UNIT * Math.abs(values[k]) + 0x1p-140;
    }
  }

  private boolean anchor(int i) {
    int count = 0;
    for (int j = i * p; j < (i + 1) * p; j++) {
      count += data.positives[j] < 0 ? 0 : 1;
    }
    if (count == 0) {
      return false;
    }
    double maximum = Math.log(KPositiveKernel.EPSILON);
    double widest = 0;
    for (int j = i * n; j < (i + 1) * n; j++) {
      if (data.negatives[j] >= 0) {
        Bounded logit = logit(i, data.negatives[j]);
        maximum = Math.max(maximum, logit.value());
        widest = Math.max(widest, logit.bound());
      }
    }
    double sum = KPositiveKernel.EPSILON * Math.exp(-maximum);
    for (int j = i * n; j < (i + 1) * n; j++) {
      sum += data.negatives[j] < 0 ? 0 : Math.exp(logit(i, data.negatives[j]).value() - maximum);
    }
    double negative = maximum + Math.log(sum);
    double bound = widest + gamma(n + EXPONENTIALS) + 4 * UNIT * (Math.abs(negative) + 1);
    double shared = 0;
    double sharedBound = 0;
    for (int j = i * p; j < (i + 1) * p; j++) {
      if (data.positives[j] >= 0) {
        Bounded logit = logit(i, data.positives[j]);
        double gap = negative - logit.value();
        double error = bound + logit.bound() + gamma(4);
        double slope = 1 / (1 + Math.exp(-gap)) / count;
        double slopeBound = slope * Math.expm1(error) + FLOOR;
        loss += (Math.max(gap, 0) + Math.log1p(Math.exp(-Math.abs(gap)))) / count;
        lossBound += (error + 4 * UNIT * Math.abs(gap)) / count;
        shared += slope;
        sharedBound += slopeBound;
        spread(i, data.positives[j], -slope, slopeBound);
      }
    }
    for (int j = i * n; j < (i + 1) * n; j++) {
      if (data.negatives[j] >= 0) {
        Bounded logit = logit(i, data.negatives[j]);
        double part = Math.exp(logit.value() - negative);
        double partBound = part * Math.expm1(bound + logit.bound() + gamma(EXPONENTIALS)) + FLOOR;
        double slopeBound = (shared + sharedBound) * (part + partBound) - shared * part;
        spread(i, data.negatives[j], shared * part, slopeBound);
      }
    }
    return true;
  }

  /** One slope's share of both gradients, and γ of as many additions as there may be. */
  private void spread(int i, int row, double slope, double bound) {
    double additions = gamma(data.positives.length + data.negatives.length + 4);
    for (int k = 0; k < data.dimension; k++) {
      int to = i * data.dimension + k;
      int from = row * data.dimension + k;
      double total = bound + additions * (Math.abs(slope) + bound);
      anchorValues[to] += slope * data.table[from];
      anchorBounds[to] += total * Math.abs(data.table[from]);
      tableValues[from] += slope * data.anchors[to];
      tableBounds[from] += total * Math.abs(data.anchors[to]);
    }
  }

  private Bounded logit(int i, int row) {
    double sum = 0;
    double magnitude = 0;
    for (int k = 0; k < data.dimension; k++) {
      double product =
          (double) data.anchors[i * data.dimension + k] * data.table[row * data.dimension + k];
      sum += product / data.temperature;
      magnitude += Math.abs(product) / data.temperature;
    }
    double correction = data.logQ == null ? 0 : data.logQ[row];
    double underflow = (data.dimension + 2) * 0x1p-149 / Math.min(1, data.temperature);
    return new Bounded(
        sum - correction,
        gamma(data.dimension + 3) * (magnitude + Math.abs(correction)) + underflow);
  }
}
