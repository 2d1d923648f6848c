package dev.mizzen.impl.head;

import java.util.List;
import java.util.Optional;

/**
 * The product of linear layers in 64-bit floats.
 *
 * @param matrix {@code [inner × columns]}
 * @param bias {@code [columns]}, if any layer has one
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Folding(double[] matrix, Optional<double[]> bias) {

  static Folding of(List<DenseLayer> layers) {
    double[] matrix = whole(layers.getFirst());
    Optional<double[]> bias = layers.getFirst().bias().map(b -> doubles(b.values()));
    for (DenseLayer layer : layers.subList(1, layers.size())) {
      double[] next = whole(layer);
      matrix = product(matrix, layer.inputDimension(), next, layer.dimension());
      Optional<double[]> before =
          bias.map(b -> product(b, layer.inputDimension(), next, layer.dimension()));
      Optional<double[]> own = layer.bias().map(b -> doubles(b.values()));
      bias = before.isEmpty() ? own : own.map(o -> sum(before.get(), o)).or(() -> before);
    }
    return new Folding(matrix, bias);
  }

  /** {@code W + R}. */
  private static double[] whole(DenseLayer layer) {
    double[] sum = doubles(layer.matrix().values());
    if (layer.residual()) {
      layer
          .skip()
          .ifPresentOrElse(
              skip -> {
                for (int k = 0; k < sum.length; k++) {
                  sum[k] += skip.values()[k];
                }
              },
              () -> {
                for (int k = 0; k < layer.dimension(); k++) {
                  sum[k * layer.dimension() + k] += 1;
                }
              });
    }
    return sum;
  }

  private static double[] product(double[] a, int inner, double[] b, int columns) {
    int rows = a.length / inner;
    double[] product = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        double factor = a[i * inner + k];
        for (int j = 0; j < columns; j++) {
          product[i * columns + j] += factor * b[k * columns + j];
        }
      }
    }
    return product;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += b[k];
    }
    return sum;
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = values[k];
    }
    return wide;
  }
}
