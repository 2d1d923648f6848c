package dev.mizzen.impl.train.preference;

import java.util.List;

/** A network that projects items' vectors to rows of length 1, and learns. For one thread. */
public interface Student {
  /** Values in a row that comes in. */
  int inputDimension();

  /** Values in a row that comes out. */
  int dimension();

  /** All weights, which a training changes in place; always the same arrays. */
  List<float[]> weights();

  /**
   * Projects rows.
   *
   * @param rows {@code [count × inputDimension]}
   * @param unit {@code [count × dimension]}, written in full; a row that becomes zeros stays zeros
   */
  void project(float[] rows, int count, float[] unit);

  /**
   * The gradient to the weights from that to the unit rows.
   *
   * @param rows {@code [count × inputDimension]}
   * @param unitGradient {@code [count × dimension]}, changed
   * @param gradients one for each of {@link #weights}, written in full
   */
  void gradient(float[] rows, int count, float[] unitGradient, List<float[]> gradients);
}
