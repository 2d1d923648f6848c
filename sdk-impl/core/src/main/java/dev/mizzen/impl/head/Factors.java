package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The matrices of a network of linear layers without biases, in single floats: {@code Aᵢ = Wᵢ +
 * Rᵢ}.
 *
 * @param matrices in the order of the layers
 */
record Factors(List<Weights> matrices) {
  /** Whether a network is nothing but such layers. */
  static boolean fit(Network network) {
    return network.layers().stream()
        .allMatch(layer -> layer instanceof DenseLayer d && d.isLinear() && d.bias().isEmpty());
  }

  static Factors of(List<DenseLayer> layers) {
    List<Weights> matrices = new ArrayList<>();
    layers.forEach(layer -> matrices.add(whole(layer)));
    return new Factors(matrices);
  }

  private static Weights whole(DenseLayer layer) {
    float[] sum = layer.matrix().values().clone();
    if (layer.residual() && layer.skip().isPresent()) {
      float[] skip = layer.skip().get().values();
      for (int k = 0; k < sum.length; k++) {
        sum[k] += skip[k];
      }
    } else if (layer.residual()) {
      for (int k = 0; k < layer.dimension(); k++) {
        sum[k * layer.dimension() + k] += 1;
      }
    }
    return new Weights("factor", layer.inputDimension(), layer.dimension(), sum);
  }

  /** {@code Aᵢ·…·Aₚ} for each i. */
  List<Weights> suffixes(Dense dense) {
    Weights[] products = new Weights[matrices.size()];
    products[matrices.size() - 1] = matrices.getLast();
    for (int i = matrices.size() - 2; i >= 0; i--) {
      Weights a = matrices.get(i);
      Weights b = products[i + 1];
      Weights product = Weights.zeros("suffix", a.inner(), b.columns());
      dense.product(
          a.values(),
          a.inner(),
          b.values(),
          b.inner(),
          b.columns(),
          null,
          false,
          Activation.IDENTITY,
          false,
          product.values());
      products[i] = product;
    }
    return Arrays.asList(products);
  }
}
