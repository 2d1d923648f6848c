package dev.mizzen.kernels.maxsim;

import static dev.mizzen.kernels.Rounding.gamma;

import dev.mizzen.kernels.Rounding.Bounded;

/**
 * MaxSim in 64-bit floats, with the bound that any order of 32-bit operations keeps: {@code
 * γₙ·Σₖ|qₖdₖ|} for each inner product, and the same for the sum over query rows.
 */
final class Float64MaxSim {
  private final double[] query;
  private final double[] rows;
  private final int dimension;

  Float64MaxSim(double[] query, double[] rows, int dimension) {
    this.query = query;
    this.rows = rows;
    this.dimension = dimension;
  }

  /** The score of the rows {@code from .. to}. */
  Bounded score(int from, int to) {
    int queryRows = query.length / dimension;
    double sum = 0;
    double bound = 0;
    double magnitude = 0;
    for (int i = 0; i < queryRows; i++) {
      Bounded maximum = maximum(i, from, to);
      sum += maximum.value();
      bound += maximum.bound();
      magnitude += Math.abs(maximum.value()) + maximum.bound();
    }
    return new Bounded(sum, bound + gamma(queryRows) * magnitude);
  }

  /** The inner product of query row {@code i} and row {@code row}. */
  Bounded dot(int i, int row) {
    double sum = 0;
    double magnitude = 0;
    for (int k = 0; k < dimension; k++) {
      double product = query[i * dimension + k] * rows[row * dimension + k];
      sum += product;
      magnitude += Math.abs(product);
    }
    return new Bounded(sum, gamma(dimension + 1) * magnitude);
  }

  /** The largest inner product; rounding may pick any row, so the widest bound counts. */
  private Bounded maximum(int i, int from, int to) {
    double value = Double.NEGATIVE_INFINITY;
    double bound = 0;
    for (int row = from; row < to; row++) {
      Bounded dot = dot(i, row);
      value = Math.max(value, dot.value());
      bound = Math.max(bound, dot.bound());
    }
    return new Bounded(value, bound);
  }
}
