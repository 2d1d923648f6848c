package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.Workers;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Principal components, dealt to subspaces so that the products of their variances are about equal:
 * the next largest goes to the subspace with the smallest product that has room (Ge, He, Ke and
 * Sun, CVPR 2013, section 3.2).
 */
final class BalancedComponents {
  private BalancedComponents() {}

  /** An orthogonal matrix to multiply centred rows by. */
  static float[] matrix(TrainingRows centred, int subspaces, Workers workers) {
    int dimension = centred.dimension();
    EigenDecomposition eigen = Matrices.eigen(Matrices.product(centred, centred.values(), workers));
    int[] places = places(eigen.getRealEigenvalues(), subspaces);
    float[] matrix = new float[dimension * dimension];
    for (int e = 0; e < dimension; e++) {
      for (int k = 0; k < dimension; k++) {
        matrix[k * dimension + places[e]] = (float) eigen.getEigenvector(e).getEntry(k);
      }
    }
    return matrix;
  }

  /** The column of each component; eigenvalues fall. */
  static int[] places(double[] eigenvalues, int subspaces) {
    int width = eigenvalues.length / subspaces;
    double floor = Double.MIN_NORMAL + 1e-12 * Math.abs(eigenvalues[0]);
    double[] logs = new double[subspaces];
    int[] filled = new int[subspaces];
    int[] places = new int[eigenvalues.length];
    for (int e = 0; e < eigenvalues.length; e++) {
      int chosen = -1;
      for (int s = 0; s < subspaces; s++) {
        if (filled[s] < width && (chosen < 0 || logs[s] < logs[chosen])) {
          chosen = s;
        }
      }
      // Relative to the floor, so that each component raises its product.
      logs[chosen] += Math.log(Math.max(eigenvalues[e], floor) / floor) + 1;
      places[e] = chosen * width + filled[chosen]++;
    }
    return places;
  }

  /** No rotation. */
  static float[] identity(int dimension) {
    float[] matrix = new float[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      matrix[i * dimension + i] = 1;
    }
    return matrix;
  }
}
