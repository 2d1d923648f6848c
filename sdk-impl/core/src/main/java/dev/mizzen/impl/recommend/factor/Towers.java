package dev.mizzen.impl.recommend.factor;

import java.util.ArrayList;
import java.util.List;

/**
 * The towers of users and items; they may be the same one.
 *
 * @param users of propagated texts of users
 * @param items of propagated texts of items
 */
record Towers(Tower users, Tower items) {
  private static final int BLOCK = 4096;

  static Towers random(int input, int hidden, int output, boolean shared, long seed) {
    Tower users = Tower.random(input, hidden, output, Draws.of(seed, -2));
    return new Towers(
        users, shared ? users : Tower.random(input, hidden, output, Draws.of(seed, -3)));
  }

  /** Whether both are one. */
  @SuppressWarnings("ReferenceEquality") // one place in memory is what is asked about
  boolean shared() {
    return users == items;
  }

  /** The arrays of one tower, or of both. */
  List<float[]> weights() {
    List<float[]> all = new ArrayList<>(users.arrays());
    if (!shared()) {
      all.addAll(items.arrays());
    }
    return all;
  }

  /** Towers of such arrays. */
  static Towers of(List<float[]> arrays) {
    Tower users = Tower.of(arrays);
    return new Towers(users, arrays.size() == 4 ? users : Tower.of(arrays.subList(4, 8)));
  }

  /** {@code [n × output]} results of length 1, a block of rows after the other. */
  static float[] unit(Tower tower, float[] rows, FactorKernels kernels) {
    int count = rows.length / tower.input();
    float[] results = new float[Math.multiplyExact(count, tower.output())];
    float[] hidden = new float[Math.min(BLOCK, count) * tower.hidden()];
    for (int from = 0; from < count; from += BLOCK) {
      int size = Math.min(BLOCK, count - from);
      float[] some = new float[size * tower.input()];
      System.arraycopy(rows, from * tower.input(), some, 0, some.length);
      float[] result = new float[size * tower.output()];
      tower.apply(kernels.dense(), some, size, hidden, result);
      System.arraycopy(result, 0, results, from * tower.output(), result.length);
    }
    RowLengths.power(kernels.workers(), results, tower.output(), 0);
    return results;
  }
}
