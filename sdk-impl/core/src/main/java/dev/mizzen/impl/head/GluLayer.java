package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gated unit (Dauphin et al., arXiv:1612.08083; Shazeer, arXiv:2002.05202): {@code y = (φ(x·G) ⊙
 * x·U)·D}, and {@code + x·S} with a skip.
 *
 * @param gate G
 * @param up U
 * @param down D
 * @param activation φ
 * @param skip S
 */
record GluLayer(
    Weights gate, Weights up, Weights down, Activation activation, Optional<Weights> skip)
    implements Layer {

  @Override
  public int inputDimension() {
    return gate.inner();
  }

  @Override
  public int dimension() {
    return down.columns();
  }

  private int middle() {
    return down.inner();
  }

  @Override
  public List<Weights> weights() {
    List<Weights> all = new ArrayList<>(List.of(gate, up, down));
    skip.ifPresent(all::add);
    return all;
  }

  @Override
  public GluLayer copy() {
    return new GluLayer(gate.copy(), up.copy(), down.copy(), activation, skip.map(Weights::copy));
  }

  @Override
  public void forward(Dense dense, float[] rows, int count, boolean unit, float[] result) {
    float[] gated = new float[count * middle()];
    float[] middle = new float[count * middle()];
    product(dense, rows, count, gate, activation, false, false, gated);
    product(dense, rows, count, up, Activation.IDENTITY, false, false, middle);
    multiply(middle, gated);
    down(dense, rows, count, middle, unit, result);
  }

  private void down(
      Dense dense, float[] rows, int count, float[] middle, boolean unit, float[] result) {
    product(dense, middle, count, down, Activation.IDENTITY, false, unit && skip.isEmpty(), result);
    skip.ifPresent(s -> product(dense, rows, count, s, Activation.IDENTITY, true, unit, result));
  }

  private static void product(
      Dense dense,
      float[] rows,
      int count,
      Weights w,
      Activation function,
      boolean add,
      boolean unit,
      float[] result) {
    dense.product(
        rows, count, w.values(), w.inner(), w.columns(), null, add, function, unit, result);
  }

  private static void multiply(float[] values, float[] factors) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= factors[k];
    }
  }

  @Override
  public Trace trace(Dense dense, float[] rows, int count) {
    float[] before = new float[count * middle()];
    float[] upper = new float[count * middle()];
    float[] middle = new float[count * middle()];
    float[] result = new float[count * dimension()];
    product(dense, rows, count, gate, Activation.IDENTITY, false, false, before);
    product(dense, rows, count, up, Activation.IDENTITY, false, false, upper);
    for (int k = 0; k < middle.length; k++) {
      middle[k] = activation.value(before[k]) * upper[k];
    }
    down(dense, rows, count, middle, false, result);
    return new Trace(rows, count, List.of(before, upper, middle), result);
  }

  @Override
  public void backward(
      Dense dense,
      Trace trace,
      float[] gradient,
      List<float[]> weightGradients,
      float[] rowGradient) {
    int count = trace.count();
    float[] before = trace.before().get(0);
    float[] upper = trace.before().get(1);
    float[] toMiddle = new float[count * middle()];
    toMatrix(dense, trace.before().get(2), gradient, count, down, weightGradients.get(2));
    dense.rowGradient(gradient, count, down.values(), middle(), dimension(), false, toMiddle);
    skip.ifPresent(s -> toMatrix(dense, trace.rows(), gradient, count, s, weightGradients.get(3)));
    float[] toGate = new float[toMiddle.length];
    for (int k = 0; k < toMiddle.length; k++) {
      float towards = toMiddle[k];
      toGate[k] = towards * upper[k] * activation.slope(before[k]);
      toMiddle[k] = towards * activation.value(before[k]);
    }
    toMatrix(dense, trace.rows(), toGate, count, gate, weightGradients.get(0));
    toMatrix(dense, trace.rows(), toMiddle, count, up, weightGradients.get(1));
    if (rowGradient.length > 0) {
      toRows(dense, toGate, count, gate, false, rowGradient);
      toRows(dense, toMiddle, count, up, true, rowGradient);
      skip.ifPresent(s -> toRows(dense, gradient, count, s, true, rowGradient));
    }
  }

  private static void toMatrix(
      Dense dense, float[] rows, float[] gradient, int count, Weights w, float[] result) {
    dense.matrixGradient(rows, gradient, count, w.inner(), w.columns(), false, result);
  }

  private static void toRows(
      Dense dense, float[] gradient, int count, Weights w, boolean add, float[] result) {
    dense.rowGradient(gradient, count, w.values(), w.inner(), w.columns(), add, result);
  }
}
