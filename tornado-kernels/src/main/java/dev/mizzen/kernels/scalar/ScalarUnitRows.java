package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.contrast.UnitRowsKernel;
import org.jspecify.annotations.Nullable;

/** The definition of {@link UnitRowsKernel}. */
final class ScalarUnitRows implements UnitRowsKernel {
  @Override
  public void normalize(float[] rows, int dimension, float[] unit, float @Nullable [] norms) {
    for (int from = 0; from < rows.length; from += dimension) {
      double squares = 0;
      for (int k = from; k < from + dimension; k++) {
        squares += (double) rows[k] * rows[k];
      }
      double norm = Math.sqrt(squares);
      for (int k = from; k < from + dimension; k++) {
        unit[k] = norm == 0 ? 0 : (float) (rows[k] / norm);
      }
      if (norms != null) {
        norms[from / dimension] = (float) norm;
      }
    }
  }

  @Override
  public void gradient(
      float[] unit, float[] norms, int dimension, float[] unitGradients, float[] gradients) {
    for (int from = 0; from < unit.length; from += dimension) {
      double along = 0;
      for (int k = from; k < from + dimension; k++) {
        along += (double) unit[k] * unitGradients[k];
      }
      double norm = norms[from / dimension];
      for (int k = from; k < from + dimension; k++) {
        gradients[k] = norm == 0 ? 0 : (float) ((unitGradients[k] - unit[k] * along) / norm);
      }
    }
  }
}
