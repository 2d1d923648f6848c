package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * {@code y = φ(x·W₁ + b₁)·W₂ + b₂} with {@code φ(z) = z} for z ≥ 0 and {@code 0.01·z} below. The
 * arrays are changed by training.
 *
 * @param first W₁, {@code [input × hidden]}
 * @param firstBias b₁, {@code [hidden]}
 * @param second W₂, {@code [hidden × output]}
 * @param secondBias b₂, {@code [output]}
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Tower(float[] first, float[] firstBias, float[] second, float[] secondBias) {
  private static final float SLOPE = 0.01f;

  /** Uniform within {@code ±1/√inputs} for each layer, biases too. */
  static Tower random(int input, int hidden, int output, RandomGenerator random) {
    Tower tower =
        new Tower(
            new float[input * hidden],
            new float[hidden],
            new float[hidden * output],
            new float[output]);
    draw(tower.first, input, random);
    draw(tower.firstBias, input, random);
    draw(tower.second, hidden, random);
    draw(tower.secondBias, hidden, random);
    return tower;
  }

  private static void draw(float[] values, int inputs, RandomGenerator random) {
    double bound = 1 / Math.sqrt(inputs);
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  /** Weights or gradients in the order of {@link #arrays}. */
  static Tower of(List<float[]> arrays) {
    return new Tower(arrays.get(0), arrays.get(1), arrays.get(2), arrays.get(3));
  }

  List<float[]> arrays() {
    return List.of(first, firstBias, second, secondBias);
  }

  int hidden() {
    return firstBias.length;
  }

  int output() {
    return secondBias.length;
  }

  int input() {
    return first.length / hidden();
  }

  /**
   * Applies it.
   *
   * @param rows {@code [count × input]}
   * @param hidden {@code [count × hidden]}, φ of the first layer, written in full
   * @param result {@code [count × output]}, written in full
   */
  void apply(Dense dense, float[] rows, int count, float[] hidden, float[] result) {
    dense.product(
        rows,
        count,
        first,
        input(),
        hidden(),
        firstBias,
        false,
        Activation.IDENTITY,
        false,
        hidden);
    for (int k = 0; k < count * hidden(); k++) {
      hidden[k] = hidden[k] < 0 ? SLOPE * hidden[k] : hidden[k];
    }
    dense.product(
        hidden,
        count,
        second,
        hidden(),
        output(),
        secondBias,
        false,
        Activation.IDENTITY,
        false,
        result);
  }

  /**
   * Takes gradients back to the weights.
   *
   * @param hidden as {@link #apply} wrote it; overwritten
   * @param gradient {@code [count × output]}
   * @param to the gradients of the weights, written in full, or added to
   */
  void gradient(
      Dense dense,
      float[] rows,
      int count,
      float[] hidden,
      float[] gradient,
      boolean add,
      Tower to) {
    dense.matrixGradient(hidden, gradient, count, hidden(), output(), add, to.second);
    sum(gradient, count, add, to.secondBias);
    float[] back = new float[count * hidden()];
    dense.rowGradient(gradient, count, second, hidden(), output(), false, back);
    for (int k = 0; k < back.length; k++) {
      back[k] *= slope(hidden[k]);
    }
    dense.matrixGradient(rows, back, count, input(), hidden(), add, to.first);
    sum(back, count, add, to.firstBias);
  }

  private static float slope(float value) {
    return value < 0 ? SLOPE : 1;
  }

  private static void sum(float[] rows, int count, boolean add, float[] to) {
    double[] sum = new double[to.length];
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < to.length; k++) {
        sum[k] += rows[row * to.length + k];
      }
    }
    for (int k = 0; k < to.length; k++) {
      to[k] = (float) (sum[k] + (add ? to[k] : 0));
    }
  }

  /**
   * What each part of a row adds to the product of its result and a vector: where the row is, the
   * tower is a linear map and a constant.
   *
   * @param hidden of the row, as {@link #apply} wrote it
   * @param with {@code [output]}
   * @return {@code [input + 1]}: the factor of each value of the row, then the constant
   */
  float[] factors(Dense dense, float[] hidden, float[] with) {
    float[] back = new float[hidden()];
    dense.rowGradient(with, 1, second, hidden(), output(), false, back);
    double constant = RowDot.dot(secondBias, 0, with, 0, output());
    for (int k = 0; k < back.length; k++) {
      back[k] *= slope(hidden[k]);
    }
    constant += RowDot.dot(firstBias, 0, back, 0, hidden());
    float[] factors = new float[input() + 1];
    dense.rowGradient(back, 1, first, input(), hidden(), false, factors);
    factors[input()] = (float) constant;
    return factors;
  }
}
