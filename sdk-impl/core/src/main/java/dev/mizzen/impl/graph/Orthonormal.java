package dev.mizzen.impl.graph;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.DenseKernel;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * An orthonormal basis of what some columns span: {@code Z·L⁻ᵀ}, {@code LLᵀ = ZᵀZ}. Where that is
 * not of full rank, {@code Z·W·Λ^-½} of its eigenvalues above the noise, so that there are fewer
 * columns.
 *
 * @param basis {@code [rows × width]}, row-major
 * @param width how many columns are left
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Orthonormal(float[] basis, int width) {
  /** Gram matrices are sums of floats: what is smaller, beside the largest, is rounding. */
  private static final double NOISE = 1e-5;

  static Orthonormal of(float[] columns, int rows, int width, DenseKernel dense) {
    double[][] gram = gram(columns, rows, width, dense);
    float[] factor = new float[width * width];
    int kept = inverseCholesky(gram, factor) ? width : inverseRoot(gram, factor);
    float[] basis = new float[rows * kept];
    dense.product(
        columns, rows, factor, width, kept, null, false, Activation.IDENTITY, false, basis);
    return new Orthonormal(basis, kept);
  }

  /** {@code ZᵀZ}. */
  static double[][] gram(float[] columns, int rows, int width, DenseKernel dense) {
    float[] products = new float[width * width];
    dense.matrixGradient(columns, columns, rows, width, width, false, products);
    double[][] gram = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        gram[i][j] = (products[i * width + j] + (double) products[j * width + i]) / 2;
      }
    }
    return gram;
  }

  /** Writes {@code L⁻ᵀ}, unless a pivot is too small. */
  private static boolean inverseCholesky(double[][] gram, float[] factor) {
    int n = gram.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, gram[i][i]);
    }
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = gram[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(sum > NOISE * largest)) {
          return false;
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    double[] column = new double[n];
    for (int c = 0; c < n; c++) {
      for (int i = c; i < n; i++) {
        double sum = i == c ? 1 : 0;
        for (int k = c; k < i; k++) {
          sum -= lower[i][k] * column[k];
        }
        column[i] = sum / lower[i][i];
        factor[c * n + i] = (float) column[i];
      }
    }
    return true;
  }

  /** Writes {@code W·Λ^-½} of the eigenvalues above the noise, {@code [n × kept]}. */
  private static int inverseRoot(double[][] gram, float[] factor) {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
    double[] values = eigen.getRealEigenvalues();
    int kept = 0;
    while (kept < values.length && values[kept] > NOISE * values[0]) {
      kept++;
    }
    kept = Math.max(1, kept);
    RealMatrix vectors = eigen.getV();
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < kept; j++) {
        double root = Math.sqrt(Math.max(Double.MIN_NORMAL, values[j]));
        factor[i * kept + j] = (float) (vectors.getEntry(i, j) / root);
      }
    }
    return kept;
  }
}
