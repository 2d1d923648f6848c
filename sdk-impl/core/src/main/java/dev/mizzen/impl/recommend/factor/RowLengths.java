package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Rows as directions: the factor to length 1, and the gradient's way back through it. */
final class RowLengths {
  private static final int ROWS = 512;

  private RowLengths() {}

  /** 1/length of each row, 0 for a row of zeros; or 1 for all if lengths count. */
  static float[] inverse(Workers workers, float[] rows, int dimension, boolean unit) {
    float[] inverse = new float[rows.length / dimension];
    if (!unit) {
      Arrays.fill(inverse, 1);
      return inverse;
    }
    run(
        workers,
        inverse.length,
        row -> {
          double length =
              Math.sqrt(RowDot.dot(rows, row * dimension, rows, row * dimension, dimension));
          inverse[row] = length > 0 ? (float) (1 / length) : 0;
        });
    return inverse;
  }

  /** {@code g ← (g − y·⟨y, g⟩)/‖x‖} for each row x, its direction y and its gradient g to y. */
  static void gradient(
      Workers workers, float[] rows, float[] inverse, int dimension, float[] gradients) {
    run(
        workers,
        inverse.length,
        row -> {
          int at = row * dimension;
          float along = RowDot.dot(rows, at, gradients, at, dimension) * inverse[row];
          float scale = inverse[row];
          float back = along * scale;
          for (int k = at; k < at + dimension; k++) {
            gradients[k] = scale * (gradients[k] - back * rows[k]);
          }
        });
  }

  /** {@code x ← x·‖x‖^(length − 1)} for each row x; a row of zeros stays one. */
  static void power(Workers workers, float[] rows, int dimension, double length) {
    if (length == 1) {
      return;
    }
    run(
        workers,
        rows.length / dimension,
        row -> {
          int at = row * dimension;
          double squares = RowDot.dot(rows, at, rows, at, dimension);
          float scale = squares > 0 ? (float) Math.pow(squares, (length - 1) / 2) : 0;
          for (int k = at; k < at + dimension; k++) {
            rows[k] *= scale;
          }
        });
  }

  private static void run(Workers workers, int rows, IntConsumer body) {
    workers.run(
        (rows + ROWS - 1) / ROWS,
        task -> {
          for (int row = task * ROWS; row < Math.min(rows, (task + 1) * ROWS); row++) {
            body.accept(row);
          }
        });
  }
}
