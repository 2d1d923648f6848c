package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@link Backward} of a network of linear layers without biases. */
final class FoldedBackward {
  private final Dense dense;
  private final List<DenseLayer> layers = new ArrayList<>();

  /** {@code W + R} of each layer. */
  private final List<Weights> factors = new ArrayList<>();

  FoldedBackward(Dense dense, Network network) {
    this.dense = dense;
    for (Layer layer : network.layers()) {
      DenseLayer linear = (DenseLayer) layer;
      layers.add(linear);
      factors.add(whole(linear));
    }
  }

  static boolean fits(Network network) {
    return network.layers().stream()
        .allMatch(layer -> layer instanceof DenseLayer d && d.bias().isEmpty());
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

  void run(
      Backward backward, float[] rows, int count, float[] unitGradient, List<float[]> gradients) {
    List<Weights> suffixes = suffixes();
    Weights folded = suffixes.getFirst();
    DenseLayer one =
        new DenseLayer(folded, Optional.empty(), Activation.IDENTITY, false, Optional.empty());
    float[] toFolded = new float[folded.values().length];
    backward.layers(List.of(one), rows, count, unitGradient, List.of(toFolded));
    // Through the prefix: (A₁…Aᵢ₋₁)ᵀ·∂M, which loses one factor's width at a time.
    float[] through = toFolded;
    int at = 0;
    for (int i = 0; i < layers.size(); i++) {
      Weights factor = factors.get(i);
      float[] gradient = through;
      if (i + 1 < layers.size()) {
        Weights suffix = suffixes.get(i + 1);
        gradient = new float[factor.values().length];
        dense.rowGradient(
            through,
            factor.inner(),
            suffix.values(),
            suffix.inner(),
            suffix.columns(),
            false,
            gradient);
        float[] next = new float[factor.columns() * folded.columns()];
        dense.matrixGradient(
            factor.values(),
            through,
            factor.inner(),
            factor.columns(),
            folded.columns(),
            false,
            next);
        through = next;
      }
      for (int w = 0; w < layers.get(i).weights().size(); w++) {
        System.arraycopy(gradient, 0, gradients.get(at++), 0, gradient.length);
      }
    }
  }

  /** {@code Aᵢ·…·Aₚ} for each i. */
  private List<Weights> suffixes() {
    Weights[] products = new Weights[factors.size()];
    products[factors.size() - 1] = factors.getLast();
    for (int i = factors.size() - 2; i >= 0; i--) {
      Weights a = factors.get(i);
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
