package dev.mizzen.bench.study;

import dev.mizzen.impl.head.Network;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** The control that has learned nothing: a projection on random directions at right angles. */
public final class Orthonormal {
  private Orthonormal() {}

  /** k columns of length 1 at right angles, uniformly random. */
  public static Network random(int inputDimension, int dimension, long seed) {
    Random random = new Random(seed);
    double[][] gauss = new double[inputDimension][dimension];
    for (double[] row : gauss) {
      for (int j = 0; j < dimension; j++) {
        row[j] = random.nextGaussian();
      }
    }
    RealMatrix q = new QRDecomposition(new Array2DRowRealMatrix(gauss, false)).getQ();
    float[] matrix = new float[inputDimension * dimension];
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] = (float) q.getEntry(k / dimension, k % dimension);
    }
    return Network.linear(matrix, inputDimension, dimension);
  }
}
