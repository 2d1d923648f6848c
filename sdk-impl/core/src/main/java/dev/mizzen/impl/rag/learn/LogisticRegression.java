package dev.mizzen.impl.rag.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Fits a {@link LinearScore} to examples by Newton's method (iteratively reweighted least squares)
 * under a ridge on the weights of standardised values. Deterministic. Not thread-safe.
 *
 * <p>Cost: O(examples · values²) for each of at most {@value #STEPS} steps.
 */
public final class LogisticRegression {
  private static final int STEPS = 25;
  private static final double CLOSE = 1e-6;
  private static final double LEAST_CURVATURE = 1e-9;

  private final double ridge;
  private final List<double[]> values = new ArrayList<>();
  private final List<double[]> labels = new ArrayList<>();

  /** With {@code ridge·Σ wᵢ²/2} added to the negative log likelihood; above 0. */
  public LogisticRegression(double ridge) {
    if (!(ridge > 0)) {
      throw new IllegalArgumentException("the ridge must be above 0, got " + ridge);
    }
    this.ridge = ridge;
  }

  /** Adds an example that counts {@code weight} times. */
  public void add(double[] example, boolean positive, double weight) {
    values.add(example);
    labels.add(new double[] {positive ? 1 : 0, weight});
  }

  /** How many examples there are. */
  public int size() {
    return values.size();
  }

  /**
   * The score.
   *
   * @throws IllegalArgumentException without an example of each kind
   */
  public LinearScore fit() {
    long positive = labels.stream().filter(label -> label[0] == 1).count();
    if (positive == 0 || positive == labels.size()) {
      throw new IllegalArgumentException(
          "needs examples of both kinds, got " + positive + " of " + labels.size());
    }
    int width = values.getFirst().length;
    double[] means = new double[width];
    double[] scales = new double[width];
    standardise(means, scales);
    double[] weights = new double[width + 1];
    double[] row = new double[width + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] change = step(weights, means, scales, row);
      double largest = 0;
      for (int i = 0; i <= width; i++) {
        weights[i] -= change[i];
        largest = Math.max(largest, Math.abs(change[i]));
      }
      if (largest < CLOSE) {
        break;
      }
    }
    return new LinearScore(means, scales, Arrays.copyOf(weights, width), weights[width]);
  }

  private void standardise(double[] means, double[] scales) {
    for (double[] example : values) {
      for (int i = 0; i < means.length; i++) {
        means[i] += example[i] / values.size();
      }
    }
    for (double[] example : values) {
      for (int i = 0; i < means.length; i++) {
        double off = example[i] - means[i];
        scales[i] += off * off / values.size();
      }
    }
    for (int i = 0; i < means.length; i++) {
      scales[i] = Math.sqrt(scales[i]) + LEAST_CURVATURE;
    }
  }

  /** Solves {@code H·change = gradient}. */
  private double[] step(double[] weights, double[] means, double[] scales, double[] row) {
    int width = means.length;
    double[] gradient = new double[width + 1];
    double[][] hessian = new double[width + 1][width + 1];
    for (int i = 0; i < width; i++) {
      gradient[i] = ridge * weights[i];
      hessian[i][i] = ridge;
    }
    row[width] = 1;
    for (int e = 0; e < values.size(); e++) {
      double sum = weights[width];
      for (int i = 0; i < width; i++) {
        row[i] = (values.get(e)[i] - means[i]) / scales[i];
        sum += weights[i] * row[i];
      }
      double p = 1 / (1 + Math.exp(-sum));
      double weight = labels.get(e)[1];
      accumulate(row, weight * (p - labels.get(e)[0]), weight * p * (1 - p), gradient, hessian);
    }
    for (int i = 0; i <= width; i++) {
      hessian[i][i] += LEAST_CURVATURE;
      for (int j = i + 1; j <= width; j++) {
        hessian[i][j] = hessian[j][i];
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false))
        .getSolver()
        .solve(new ArrayRealVector(gradient, false))
        .toArray();
  }

  /** Into the lower triangle. */
  private static void accumulate(
      double[] row, double slope, double curvature, double[] gradient, double[][] hessian) {
    for (int i = 0; i < row.length; i++) {
      gradient[i] += slope * row[i];
      double scaled = curvature * row[i];
      for (int j = 0; j <= i; j++) {
        hessian[i][j] += scaled * row[j];
      }
    }
  }
}
