package dev.mizzen.kernels.contrast;

import static dev.mizzen.kernels.Rounding.UNIT;
import static dev.mizzen.kernels.Rounding.gamma;

import dev.mizzen.kernels.Rounding.Bounded;

/** InfoNCE in 64-bit floats, with the bounds of docs/accuracy.md on 32-bit results. */
final class Float64InfoNce {
  /** Two exponentials of 3 ulp, and the rounding of their arguments of at most 88. */
  private static final int EXPONENTIALS = 200;

  /** Where exponentials stop: they are never smaller. */
  private static final double FLOOR = 0x1p-125;

  private final InfoNceCase data;
  private final int batch;
  private final int rows;
  private final Bounded[][] logits;
  private final Bounded[] queryLogSums;
  private final Bounded[] documentLogSums;
  private final int[] weights;

  Float64InfoNce(InfoNceCase data) {
    this.data = data;
    batch = data.positives.length;
    rows = data.documentCount();
    logits = new Bounded[batch][rows];
    queryLogSums = new Bounded[batch];
    documentLogSums = new Bounded[rows];
    weights = new int[rows];
    for (int i = 0; i < batch; i++) {
      weights[data.positives[i]]++;
      for (int j = 0; j < rows; j++) {
        logits[i][j] = logit(i, j);
      }
      queryLogSums[i] = logSum(logits[i]);
    }
    for (int j = 0; j < rows; j++) {
      Bounded[] column = new Bounded[batch];
      for (int i = 0; i < batch; i++) {
        column[i] = logits[i][j];
      }
      documentLogSums[j] = logSum(column);
    }
  }

  private Bounded logit(int i, int j) {
    double sum = 0;
    double magnitude = 0;
    double largest = 1;
    for (int k = 0; k < data.dimension; k++) {
      double document = data.documents[j * data.dimension + k];
      double product = data.queries[i * data.dimension + k] * document / data.temperature;
      sum += product;
      magnitude += Math.abs(product);
      largest = Math.max(largest, Math.abs(document));
    }
    double correction = data.logQ == null ? 0 : data.logQ[j];
    double underflow =
        (data.dimension + 2) * 0x1p-149 * largest * Math.max(1, 1 / data.temperature);
    return new Bounded(
        sum - correction,
        gamma(data.dimension + 3) * (magnitude + Math.abs(correction)) + underflow);
  }

  private static Bounded logSum(Bounded[] logits) {
    double maximum = Double.NEGATIVE_INFINITY;
    double bound = 0;
    for (Bounded logit : logits) {
      maximum = Math.max(maximum, logit.value());
      bound = Math.max(bound, logit.bound());
    }
    double sum = 0;
    for (Bounded logit : logits) {
      sum += Math.exp(logit.value() - maximum);
    }
    double value = maximum + Math.log(sum);
    return new Bounded(
        value, bound + gamma(logits.length + EXPONENTIALS) + 4 * UNIT * (Math.abs(value) + 1));
  }

  Bounded loss() {
    double sum = 0;
    double bound = 0;
    for (int i = 0; i < batch; i++) {
      int positive = data.positives[i];
      Bounded logit = logits[i][positive];
      Bounded query = queryLogSums[i];
      Bounded document = data.symmetric ? documentLogSums[positive] : query;
      sum += (query.value() + document.value()) / 2 - logit.value();
      bound += (query.bound() + document.bound()) / 2 + logit.bound();
    }
    return new Bounded(sum / batch, bound / batch);
  }

  /** ∂L/∂q of query i, coordinate k. */
  Bounded queryGradient(int i, int k) {
    double sum = 0;
    double magnitude = 0;
    double bound = 0;
    for (int j = 0; j < rows; j++) {
      Bounded slope = slope(i, j);
      double value = data.documents[j * data.dimension + k];
      sum += slope.value() * value;
      magnitude += (Math.abs(slope.value()) + slope.bound()) * Math.abs(value);
      bound += slope.bound() * Math.abs(value);
    }
    return scaled(sum, bound + gamma(rows + 4) * magnitude);
  }

  /** ∂L/∂d of document j, coordinate k. */
  Bounded documentGradient(int j, int k) {
    double sum = 0;
    double magnitude = 0;
    double bound = 0;
    for (int i = 0; i < batch; i++) {
      Bounded slope = slope(i, j);
      double value = data.queries[i * data.dimension + k];
      sum += slope.value() * value;
      magnitude += (Math.abs(slope.value()) + slope.bound()) * Math.abs(value);
      bound += slope.bound() * Math.abs(value);
    }
    return scaled(sum, bound + gamma(batch + 4) * magnitude);
  }

  private Bounded scaled(double value, double bound) {
    double scale = 1.0 / ((double) batch * data.temperature);
    return new Bounded(value * scale, bound * scale + (batch + rows) * 0x1p-149);
  }

  /** Probability less target. */
  private Bounded slope(int i, int j) {
    double target = data.positives[i] == j ? 1 : 0;
    Bounded forward = probability(logits[i][j], queryLogSums[i]);
    double value = forward.value() - target;
    double magnitude = forward.value() + target;
    double bound = forward.bound();
    if (data.symmetric) {
      Bounded backward = probability(logits[i][j], documentLogSums[j]);
      value = (value + weights[j] * backward.value() - target) / 2;
      magnitude = (magnitude + weights[j] * backward.value() + target) / 2;
      bound = (bound + weights[j] * backward.bound()) / 2;
    }
    return new Bounded(value, bound + 4 * UNIT * (magnitude + bound));
  }

  private static Bounded probability(Bounded logit, Bounded logSum) {
    double value = Math.exp(logit.value() - logSum.value());
    double error = logit.bound() + logSum.bound() + gamma(100);
    return new Bounded(value, value * Math.expm1(error) + FLOOR);
  }
}
