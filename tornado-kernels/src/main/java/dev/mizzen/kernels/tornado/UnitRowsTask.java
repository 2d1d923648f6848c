package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Unit rows and their gradient in double precision, as plain parallel loops over rows. */
final class UnitRowsTask {
  /** Places in {@code sizes}. */
  static final int ROWS = 0;

  static final int DIMENSION = 1;

  /** Values in {@code sizes}. */
  static final int SIZES = 2;

  private UnitRowsTask() {}

  /**
   * Scales rows to length 1. Not by a root: TornadoVM takes OpenCL's native one, of unknown
   * precision, which on some devices is that of single floats.
   */
  static void unitRows(IntArray sizes, FloatArray rows, FloatArray unit, FloatArray norms) {
    for (@Parallel int row = 0; row < norms.getSize(); row++) {
      if (row < sizes.get(ROWS)) {
        int dimension = sizes.get(DIMENSION);
        int from = row * dimension;
        double squares = 0;
        for (int k = 0; k < dimension; k++) {
          double value = rows.get(from + k);
          squares += value * value;
        }
        double norm = TornadoMath.pow(squares, 0.5);
        for (int k = 0; k < dimension; k++) {
          unit.set(from + k, norm == 0 ? 0f : (float) (rows.get(from + k) / norm));
        }
        norms.set(row, (float) norm);
      }
    }
  }

  /** Takes gradients back to the rows. */
  static void rowGradients(
      IntArray sizes, FloatArray unit, FloatArray norms, FloatArray towards, FloatArray gradients) {
    for (@Parallel int row = 0; row < norms.getSize(); row++) {
      if (row < sizes.get(ROWS)) {
        int dimension = sizes.get(DIMENSION);
        int from = row * dimension;
        double along = 0;
        for (int k = 0; k < dimension; k++) {
          double value = unit.get(from + k);
          along += value * towards.get(from + k);
        }
        double norm = norms.get(row);
        for (int k = 0; k < dimension; k++) {
          double across = towards.get(from + k) - unit.get(from + k) * along;
          gradients.set(from + k, norm == 0 ? 0f : (float) (across / norm));
        }
      }
    }
  }
}
