package dev.mizzen.impl.head;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * How many directions a linear head uses: {@code exp H(p)} with {@code pᵢ = σᵢ²/Σσ²} for its
 * singular values σ (Roy and Vetterli, EUSIPCO 2007). It is the rank if all are equal, and less the
 * more a few stand out.
 *
 * @param effectiveRank from 1 to k; 0 for zeros
 * @param singularValues falling
 */
@SuppressWarnings("ArrayRecordComponent") // a report, never compared
public record EffectiveRank(double effectiveRank, double[] singularValues) {
  /**
   * Of a linear network.
   *
   * @throws IllegalStateException if it is not {@link Network#foldable}
   */
  public static EffectiveRank of(Network network) {
    Weights matrix = network.folded().weights().getFirst();
    double[][] rows = new double[matrix.inner()][matrix.columns()];
    for (int k = 0; k < matrix.values().length; k++) {
      rows[k / matrix.columns()][k % matrix.columns()] = matrix.values()[k];
    }
    return of(
        new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false)).getSingularValues());
  }

  static EffectiveRank of(double[] singularValues) {
    double total = 0;
    for (double value : singularValues) {
      total += value * value;
    }
    double entropy = 0;
    for (double value : singularValues) {
      double part = total == 0 ? 0 : value * value / total;
      entropy -= part == 0 ? 0 : part * Math.log(part);
    }
    return new EffectiveRank(total == 0 ? 0 : Math.exp(entropy), singularValues);
  }
}
