package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Backward} of a network of linear layers without biases. */
final class FoldedBackward {
  private final Dense dense;
  private final List<DenseLayer> layers = new ArrayList<>();
  private final Factors factors;

  FoldedBackward(Dense dense, Network network) {
    this.dense = dense;
    for (Layer layer : network.layers()) {
      layers.add((DenseLayer) layer);
    }
    this.factors = Factors.of(layers);
  }

  void run(
      Backward backward, float[] rows, int count, float[] unitGradient, List<float[]> gradients) {
    List<Weights> suffixes = factors.suffixes(dense);
    Weights folded = suffixes.getFirst();
    DenseLayer one =
        new DenseLayer(folded, Optional.empty(), Activation.IDENTITY, false, Optional.empty());
    float[] toFolded = new float[folded.values().length];
    backward.layers(List.of(one), rows, count, unitGradient, List.of(toFolded));
    // Through the prefix: (A₁…Aᵢ₋₁)ᵀ·∂M, which loses one factor's width at a time.
    float[] through = toFolded;
    int at = 0;
    for (int i = 0; i < layers.size(); i++) {
      Weights factor = factors.matrices().get(i);
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
}
