package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers one after the other, whose result has rows of length 1.
 *
 * @param layers at least one, each as wide as the one before it
 */
public record Network(List<Layer> layers) {
  /** Rows that pass through all layers before the next do: what lies between stays in the cache. */
  private static final int BLOCK = 1024;

  /** Refuses layers that do not fit together. */
  public Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a head needs a layer");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputDimension() != layers.get(i - 1).dimension()) {
        throw new IllegalArgumentException(
            "layer "
                + i
                + " takes "
                + layers.get(i).inputDimension()
                + " values, but the one before it gives "
                + layers.get(i - 1).dimension());
      }
    }
  }

  /** One matrix {@code [inputDimension × dimension]}, which is copied. */
  public static Network linear(float[] matrix, int inputDimension, int dimension) {
    Weights weights = new Weights("linear", inputDimension, dimension, matrix.clone());
    return new Network(List.of(dense(weights, Optional.empty())));
  }

  private static DenseLayer dense(Weights matrix, Optional<Weights> bias) {
    return new DenseLayer(matrix, bias, Activation.IDENTITY, false, Optional.empty());
  }

  /** Values in a row that comes in. */
  public int inputDimension() {
    return layers.getFirst().inputDimension();
  }

  /** Values in a row that comes out. */
  public int dimension() {
    return layers.getLast().dimension();
  }

  /** All weights, in an order that stays. */
  public List<Weights> weights() {
    return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  /** The same network with copies of the weights. */
  public Network copy() {
    return new Network(layers.stream().map(Layer::copy).toList());
  }

  /**
   * Projects rows to rows of length 1; a row that becomes zeros stays zeros.
   *
   * @param rows {@code [count × inputDimension]}
   * @param result {@code [count × dimension]}, written in full
   */
  public void project(Dense dense, float[] rows, int count, float[] result) {
    if (layers.size() == 1) {
      layers.getFirst().forward(dense, rows, count, true, result);
      return;
    }
    for (int from = 0; from < count; from += BLOCK) {
      int block = Math.min(BLOCK, count - from);
      float[] values = Slices.of(rows, from * inputDimension(), block * inputDimension());
      for (int i = 0; i < layers.size(); i++) {
        float[] next = new float[block * layers.get(i).dimension()];
        layers.get(i).forward(dense, values, block, i + 1 == layers.size(), next);
        values = next;
      }
      System.arraycopy(values, 0, result, from * dimension(), block * dimension());
    }
  }

  /** Whether all layers are linear. */
  public boolean foldable() {
    return layers.stream().allMatch(layer -> layer instanceof DenseLayer d && d.isLinear());
  }

  /**
   * The one layer that gives the same rows: the product of all {@code W + R}, computed in 64-bit
   * floats.
   *
   * @throws IllegalStateException if it is not {@link #foldable}
   */
  public Network folded() {
    if (!foldable()) {
      throw new IllegalStateException("a head with activations between its layers has no matrix");
    }
    List<DenseLayer> dense = new ArrayList<>();
    layers.forEach(layer -> dense.add((DenseLayer) layer));
    Folding folding = Folding.of(dense);
    Weights matrix = new Weights("linear", inputDimension(), dimension(), floats(folding.matrix()));
    Optional<Weights> bias =
        folding.bias().map(b -> new Weights("bias", 1, dimension(), floats(b)));
    return new Network(List.of(dense(matrix, bias)));
  }

  /**
   * The one matrix that a network of linear layers without biases is at the moment, in single
   * floats and much faster than {@link #folded}; any other network is returned as it is. For
   * trainings, whose weights change with each step.
   */
  public Network collapsed(Dense dense) {
    if (layers.size() == 1 || !Factors.fit(this)) {
      return this;
    }
    List<DenseLayer> linear = new ArrayList<>();
    layers.forEach(layer -> linear.add((DenseLayer) layer));
    Weights matrix = Factors.of(linear).suffixes(dense).getFirst();
    return new Network(List.of(dense(matrix, Optional.empty())));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }
}
