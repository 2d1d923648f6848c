package dev.mizzen.impl.head;

import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a network's weights, from that of its unit rows. What lies between the layers is
 * computed again, so that a forward pass over many rows keeps nothing, and rows without a gradient,
 * which late interaction leaves most without, can be left out.
 *
 * <p>Linear networks are taken as the one matrix {@code M = A₁·…·Aₚ} that they are: {@code ∂Aᵢ =
 * (A₁·…·Aᵢ₋₁)ᵀ·∂M·(Aᵢ₊₁·…·Aₚ)ᵀ}, which costs as much as one layer whatever their width.
 */
public final class Backward {
  private final Dense dense;
  private final UnitRows unitRows;

  /** On these kernels. */
  public Backward(Dense dense, UnitRows unitRows) {
    this.dense = dense;
    this.unitRows = unitRows;
  }

  /**
   * Computes the gradient.
   *
   * @param rows {@code [count × inputDimension]}
   * @param unitGradient {@code [count × dimension]}, to the network's unit rows; changed
   * @param gradients one for each of {@link Network#weights()}, written in full
   */
  public void run(
      Network network, float[] rows, int count, float[] unitGradient, List<float[]> gradients) {
    if (network.layers().size() > 1 && Factors.fit(network)) {
      new FoldedBackward(dense, network).run(this, rows, count, unitGradient, gradients);
    } else {
      layers(network.layers(), rows, count, unitGradient, gradients);
    }
  }

  void layers(
      List<Layer> layers, float[] rows, int count, float[] unitGradient, List<float[]> gradients) {
    List<Layer.Trace> traces = new ArrayList<>();
    float[] values = rows;
    for (Layer layer : layers) {
      Layer.Trace trace = layer.trace(dense, values, count);
      traces.add(trace);
      values = trace.result();
    }
    float[] gradient = throughUnitRows(values, layers.getLast().dimension(), count, unitGradient);
    int last = gradients.size();
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      int first = last - layer.weights().size();
      float[] before = new float[i == 0 ? 0 : count * layer.inputDimension()];
      layer.backward(dense, traces.get(i), gradient, gradients.subList(first, last), before);
      gradient = before;
      last = first;
    }
  }

  private float[] throughUnitRows(float[] values, int dimension, int count, float[] unitGradient) {
    if (count == 0) {
      return unitGradient;
    }
    float[] norms = new float[count];
    float[] unit = new float[count * dimension];
    unitRows.normalize(values, dimension, unit, norms);
    unitRows.gradient(unit, norms, dimension, unitGradient, unitGradient);
    return unitGradient;
  }
}
