package dev.mizzen.impl.train;

import dev.mizzen.impl.head.Network;
import java.util.Arrays;

/**
 * Rows that have a gradient, end to end: of a document's tokens, only those that won.
 *
 * @param rows {@code [count × inputDimension]}
 * @param count of them
 * @param gradients {@code [count × dimension]}
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record ActiveRows(float[] rows, int count, float[] gradients) {
  static ActiveRows of(float[] rows, float[] gradients, Network network) {
    int inner = network.inputDimension();
    int columns = network.dimension();
    int total = rows.length / inner;
    float[] someRows = new float[rows.length];
    float[] someGradients = new float[gradients.length];
    int count = 0;
    for (int row = 0; row < total; row++) {
      if (isActive(gradients, row * columns, (row + 1) * columns)) {
        System.arraycopy(rows, row * inner, someRows, count * inner, inner);
        System.arraycopy(gradients, row * columns, someGradients, count * columns, columns);
        count++;
      }
    }
    return new ActiveRows(
        Arrays.copyOf(someRows, count * inner),
        count,
        Arrays.copyOf(someGradients, count * columns));
  }

  private static boolean isActive(float[] values, int from, int to) {
    for (int k = from; k < to; k++) {
      if (values[k] != 0) {
        return true;
      }
    }
    return false;
  }
}
