package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Dense;
import java.util.List;

/** A part of a head that maps rows to rows. Its weights apart, it has no state. */
sealed interface Layer permits DenseLayer, GluLayer {
  /** Values in a row that comes in. */
  int inputDimension();

  /** Values in a row that comes out. */
  int dimension();

  /** All weights, in an order that stays. */
  List<Weights> weights();

  /** The same layer with copies of the weights. */
  Layer copy();

  /**
   * Maps rows.
   *
   * @param rows {@code [count × inputDimension]}
   * @param unit whether the result's rows get length 1
   * @param result {@code [count × dimension]}, written in full
   */
  void forward(Dense dense, float[] rows, int count, boolean unit, float[] result);

  /** As {@link #forward} without unit rows, keeping what {@link #backward} needs. */
  Trace trace(Dense dense, float[] rows, int count);

  /**
   * Takes the gradient back.
   *
   * @param trace of the rows
   * @param gradient {@code [count × dimension]}, to the result; changed
   * @param weightGradients one for each of {@link #weights()}, written in full
   * @param rowGradient {@code [count × inputDimension]}, written in full; may be empty for none
   */
  void backward(
      Dense dense,
      Trace trace,
      float[] gradient,
      List<float[]> weightGradients,
      float[] rowGradient);

  /**
   * What one pass left behind.
   *
   * @param rows that came in
   * @param count of them
   * @param before the values before activations, by layer
   * @param result that came out
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  record Trace(float[] rows, int count, List<float[]> before, float[] result) {}
}
