package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;

/** How far rows are from what their codes stand for. */
final class SquaredError {
  private SquaredError() {}

  /** The mean over rows of the squared distance; 0 without rows. */
  static double mean(TokenRows rows, float[] decoded) {
    float[] row = new float[rows.dimension()];
    double sum = 0;
    for (int i = 0; i < rows.rows(); i++) {
      FloatRows.copy(rows, i, 1, row);
      for (int k = 0; k < row.length; k++) {
        double difference = (double) row[k] - decoded[i * row.length + k];
        sum += difference * difference;
      }
    }
    return rows.rows() == 0 ? 0 : sum / rows.rows();
  }
}
