package dev.mizzen.bench.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The orthonormal projection that keeps most of token vectors' squared length: the leading
 * eigenvectors of their second moments. Fit on documents alone, without judgments or queries.
 */
public final class Projection {
  private final Dense dense;
  private final int width;
  private final float[] moments;

  /** Directions of rows of {@code width} values. */
  public Projection(KernelBackend backend, Workers workers, int width) {
    this.dense = new Dense(backend.dense(workers));
    this.width = width;
    this.moments = new float[width * width];
  }

  /** Takes rows {@code [N × width]} into account. */
  public void add(float[] rows) {
    dense.matrixGradient(rows, rows, rows.length / width, width, width, true, moments);
  }

  /** {@code [width × dimension]}, half floats. */
  public float[] fit(int dimension) {
    double[][] symmetric = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        symmetric[i][j] = (moments[i * width + j] + (double) moments[j * width + i]) / 2;
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false));
    double[] values = eigen.getRealEigenvalues();
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -values[i]))
            .mapToInt(i -> i)
            .toArray();
    float[] matrix = new float[width * dimension];
    for (int j = 0; j < dimension; j++) {
      for (int i = 0; i < width; i++) {
        double value = eigen.getV().getEntry(i, order[j]);
        matrix[i * dimension + j] = Float.float16ToFloat(Float.floatToFloat16((float) value));
      }
    }
    return matrix;
  }

  /** Rows times the matrix, with length 1, rounded to half floats. */
  float[] apply(float[] rows, float[] matrix) {
    int dimension = matrix.length / width;
    int count = rows.length / width;
    float[] projected = new float[count * dimension];
    dense.product(
        rows, count, matrix, width, dimension, null, false, Activation.IDENTITY, true, projected);
    for (int k = 0; k < projected.length; k++) {
      projected[k] = Float.float16ToFloat(Float.floatToFloat16(projected[k]));
    }
    return projected;
  }
}
