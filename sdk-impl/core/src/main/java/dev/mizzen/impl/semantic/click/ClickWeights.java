package dev.mizzen.impl.semantic.click;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * All that is trained, by names that never change their order; or, in the same form, its gradient.
 */
final class ClickWeights {
  private static final double TABLE_DEVIATION = 0.1;

  final float[] user;

  /** {@code [items + 1 × D]}; empty without ids, as the other tables are when they are not used. */
  final float[] item;

  final List<float[]> coarse = new ArrayList<>();
  final List<float[]> fine = new ArrayList<>();
  final Linear fuseCoarse;
  final Linear fuseFine;
  final Linear contents;
  final List<Linear> gate = new ArrayList<>();
  final List<Linear> head = new ArrayList<>();

  private final Map<String, float[]> all = new LinkedHashMap<>();
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

  /** Zeros. */
  ClickWeights(Sizes sizes) {
    int d = sizes.dimension();
    boolean id = sizes.representation().usesId();
    user = table("user", sizes.users() + 1, d);
    item = table("item", id ? sizes.items() + 1 : 0, d);
    boolean usesCoarse = sizes.representation().usesCoarse();
    boolean usesFine = sizes.representation().usesFine();
    tables("coarse", usesCoarse ? sizes.coarse() : List.of(), d, coarse);
    tables("fine", usesFine ? sizes.fine() : List.of(), d, fine);
    boolean linear = sizes.shape().linearFusion();
    fuseCoarse = linear("fuseCoarse", linear ? coarse.size() * d : 0, d);
    fuseFine = linear("fuseFine", linear ? fine.size() * d : 0, d);
    contents = linear("contents", sizes.contents(), d);
    if (sizes.representation().isGated()) {
      gate.add(linear("gate.0", sizes.gateInput(), sizes.shape().gate()));
      gate.add(linear("gate.1", sizes.shape().gate(), 1));
    }
    int width = sizes.headInput();
    for (int hidden : sizes.shape().hidden()) {
      head.add(linear("head." + head.size(), width, hidden));
      width = hidden;
    }
    head.add(linear("head." + head.size(), width, 1));
  }

  private void tables(String name, List<Integer> sizes, int d, List<float[]> to) {
    for (int size : sizes) {
      to.add(table(name + "." + to.size(), size, d));
    }
  }

  private float[] table(String name, int rows, int columns) {
    float[] values = new float[Math.multiplyExact(rows, columns)];
    if (rows > 0) {
      all.put(name, values);
      shapes.put(name, List.of(rows, columns));
    }
    return values;
  }

  private Linear linear(String name, int inner, int columns) {
    float[] matrix = table(name + ".matrix", inner, columns);
    return new Linear(inner, columns, matrix, table(name + ".bias", inner > 0 ? 1 : 0, columns));
  }

  /**
   * Tables with a deviation of 0.1, matrices with {@code √(2/inner)} (He et al., ICCV 2015), biases
   * 0.
   */
  void randomise(RandomGenerator random) {
    all.forEach(
        (name, values) -> {
          if (name.endsWith(".bias")) {
            return;
          }
          boolean matrix = name.endsWith(".matrix");
          int inner = values.length / shape(name).get(1);
          double deviation = matrix ? Math.sqrt(2.0 / inner) : TABLE_DEVIATION;
          for (int k = 0; k < values.length; k++) {
            values[k] = (float) (deviation * random.nextGaussian());
          }
        });
  }

  /** All arrays in their order. */
  List<float[]> arrays() {
    return List.copyOf(all.values());
  }

  /** All arrays by name. */
  Map<String, float[]> byName() {
    return all;
  }

  /** Rows and columns. */
  List<Integer> shape(String name) {
    return Objects.requireNonNull(shapes.get(name), name);
  }

  void clear() {
    all.values().forEach(values -> Arrays.fill(values, 0));
  }
}
