package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.Workers;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** What training a rotation needs of linear algebra; square matrices, row-major. */
final class Matrices {
  private Matrices() {}

  /** {@code Aᵀ·B}, each element summed in 64-bit floats in the order of the rows. */
  static double[][] product(TrainingRows a, float[] b, Workers workers) {
    int dimension = a.dimension();
    double[][] product = new double[dimension][dimension];
    workers.run(
        dimension,
        i -> {
          double[] sums = product[i];
          for (int row = 0; row < a.count(); row++) {
            add(a.values()[row * dimension + i], b, row * dimension, sums);
          }
        });
    return product;
  }

  private static void add(double factor, float[] values, int at, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * values[at + j];
    }
  }

  /** The orthogonal matrix {@code U·Vᵀ} that is nearest to a matrix {@code U·S·Vᵀ}. */
  static float[] nearestOrthogonal(double[][] matrix) {
    SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(matrix, false));
    return flat(svd.getU().multiply(svd.getVT()));
  }

  /** The eigenvectors of a symmetric matrix as columns, by falling eigenvalue. */
  static EigenDecomposition eigen(double[][] symmetric) {
    return new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false));
  }

  /** The matrix in single floats. */
  static float[] flat(RealMatrix matrix) {
    int dimension = matrix.getColumnDimension();
    float[] flat = new float[matrix.getRowDimension() * dimension];
    for (int k = 0; k < flat.length; k++) {
      flat[k] = (float) matrix.getEntry(k / dimension, k % dimension);
    }
    return flat;
  }

  /** The transpose. */
  static float[] transpose(float[] matrix, int dimension) {
    float[] transposed = new float[matrix.length];
    for (int k = 0; k < matrix.length; k++) {
      transposed[k % dimension * dimension + k / dimension] = matrix[k];
    }
    return transposed;
  }
}
