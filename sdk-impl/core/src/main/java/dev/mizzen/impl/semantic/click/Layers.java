package dev.mizzen.impl.semantic.click;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.List;

/** Dense layers with biases, ReLU between them, and the way back. */
final class Layers {
  private final Dense dense;

  Layers(Dense dense) {
    this.dense = dense;
  }

  /** The input, and what each layer made of it; the last without ReLU. */
  List<float[]> forward(List<Linear> layers, float[] input, int count) {
    List<float[]> values = new ArrayList<>(List.of(input));
    for (int l = 0; l < layers.size(); l++) {
      values.add(forward(layers.get(l), values.getLast(), count, l < layers.size() - 1));
    }
    return values;
  }

  /** One layer. */
  float[] forward(Linear layer, float[] input, int count, boolean rectified) {
    float[] output = new float[count * layer.columns()];
    dense.product(
        input,
        count,
        layer.matrix(),
        layer.inner(),
        layer.columns(),
        layer.bias(),
        false,
        rectified ? Activation.RELU : Activation.IDENTITY,
        false,
        output);
    return output;
  }

  /**
   * Adds to the gradients of all layers, and returns that of the input.
   *
   * @param values as {@link #forward} gave them
   * @param gradient of the last layer's output; not changed
   */
  float[] backward(
      List<Linear> layers,
      List<float[]> values,
      float[] gradient,
      int count,
      List<Linear> gradients) {
    float[] above = gradient;
    for (int l = layers.size() - 1; l >= 0; l--) {
      if (l < layers.size() - 1) {
        stopNegative(values.get(l + 1), above);
      }
      above = backward(layers.get(l), values.get(l), above, count, gradients.get(l));
    }
    return above;
  }

  /** ReLU lets no gradient through where it gave 0. */
  private static void stopNegative(float[] values, float[] gradient) {
    for (int k = 0; k < values.length; k++) {
      if (values[k] <= 0) {
        gradient[k] = 0;
      }
    }
  }

  /** One layer without ReLU. */
  float[] backward(Linear layer, float[] input, float[] gradient, int count, Linear gradients) {
    learn(layer, input, gradient, count, gradients);
    float[] below = new float[count * layer.inner()];
    dense.rowGradient(
        gradient, count, layer.matrix(), layer.inner(), layer.columns(), false, below);
    return below;
  }

  /** One layer without ReLU whose input is not trained: adds to the layer's gradients alone. */
  void learn(Linear layer, float[] input, float[] gradient, int count, Linear gradients) {
    int columns = layer.columns();
    dense.matrixGradient(input, gradient, count, layer.inner(), columns, true, gradients.matrix());
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < columns; k++) {
        gradients.bias()[k] += gradient[i * columns + k];
      }
    }
  }
}
