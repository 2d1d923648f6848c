package dev.mizzen.impl.recommend.closed;

/** The inverse of a small symmetric positive definite matrix in double precision, by Cholesky. */
final class SmallInverse {
  private SmallInverse() {}

  /**
   * Inverts a block of a larger matrix.
   *
   * @param matrix row-major, of which the block's lower triangle is read
   * @param from where the block begins
   * @param stride values in a row of the larger matrix
   * @param size rows of the block
   * @return {@code [size × size]}, both triangles
   * @throws ArithmeticException if a pivot is not above 0
   */
  static float[] of(float[] matrix, int from, int stride, int size) {
    double[][] lower = new double[size][];
    for (int i = 0; i < size; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double sum = matrix[from + i * stride + j] - dot(lower[i], lower[j], j);
        if (i == j && !(sum > 0)) {
          throw new ArithmeticException(
              "the matrix is not positive definite: pivot " + i + " of a block is " + sum);
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return product(inverse(lower), size);
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** {@code L⁻ᵀ}: row c is column c of {@code L⁻¹}, from its own place on. */
  private static double[][] inverse(double[][] lower) {
    int size = lower.length;
    double[][] columns = new double[size][size];
    for (int c = 0; c < size; c++) {
      double[] column = columns[c];
      column[c] = 1 / lower[c][c];
      for (int i = c + 1; i < size; i++) {
        double sum = 0;
        for (int k = c; k < i; k++) {
          sum += lower[i][k] * column[k];
        }
        column[i] = -sum / lower[i][i];
      }
    }
    return columns;
  }

  /** {@code L⁻ᵀ·L⁻¹}. */
  private static float[] product(double[][] columns, int size) {
    float[] inverse = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = i; k < size; k++) {
          sum += columns[i][k] * columns[j][k];
        }
        inverse[i * size + j] = (float) sum;
        inverse[j * size + i] = (float) sum;
      }
    }
    return inverse;
  }
}
