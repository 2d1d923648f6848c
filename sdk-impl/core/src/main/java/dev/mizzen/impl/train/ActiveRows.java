package dev.mizzen.impl.train;

import dev.mizzen.impl.head.Network;

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
    boolean[] active = new boolean[total];
    int count = 0;
    for (int row = 0; row < total; row++) {
      active[row] = isActive(gradients, row * columns, (row + 1) * columns);
      count += active[row] ? 1 : 0;
    }
    float[] someRows = new float[count * inner];
    float[] someGradients = new float[count * columns];
    for (int row = 0, at = 0; row < total; row++) {
      if (active[row]) {
        System.arraycopy(rows, row * inner, someRows, at * inner, inner);
        System.arraycopy(gradients, row * columns, someGradients, at * columns, columns);
        at++;
      }
    }
    return new ActiveRows(someRows, count, someGradients);
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
