package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = φ(x·W + b) + R(x)}, as in PyLate's Dense module: R is nothing, the identity, or a
 * matrix.
 *
 * @param matrix W
 * @param bias b
 * @param activation φ
 * @param residual whether there is an R
 * @param skip R's matrix; the identity if absent
 */
record DenseLayer(
    Weights matrix,
    Optional<Weights> bias,
    Activation activation,
    boolean residual,
    Optional<Weights> skip)
    implements Layer {

  DenseLayer {
    if (residual && skip.isEmpty() && matrix.inner() != matrix.columns()) {
      throw new IllegalArgumentException(
          "the identity does not join "
              + matrix.inner()
              + " values and "
              + matrix.columns()
              + "; a matrix does");
    }
  }

  @Override
  public int inputDimension() {
    return matrix.inner();
  }

  @Override
  public int dimension() {
    return matrix.columns();
  }

  /** Whether it is one matrix. */
  boolean isLinear() {
    return activation == Activation.IDENTITY;
  }

  @Override
  public List<Weights> weights() {
    List<Weights> all = new ArrayList<>(3);
    all.add(matrix);
    bias.ifPresent(all::add);
    skip.ifPresent(all::add);
    return all;
  }

  @Override
  public DenseLayer copy() {
    return new DenseLayer(
        matrix.copy(), bias.map(Weights::copy), activation, residual, skip.map(Weights::copy));
  }

  @Override
  public void forward(Dense dense, float[] rows, int count, boolean unit, float[] result) {
    activate(dense, rows, count, activation, unit && !residual, result);
    addResidual(dense, rows, count, unit, result);
  }

  private void activate(
      Dense dense, float[] rows, int count, Activation function, boolean unit, float[] result) {
    float[] shift = bias.map(Weights::values).orElse(null);
    dense.product(
        rows,
        count,
        matrix.values(),
        matrix.inner(),
        matrix.columns(),
        shift,
        false,
        function,
        unit,
        result);
  }

  private void addResidual(Dense dense, float[] rows, int count, boolean unit, float[] result) {
    if (!residual) {
      return;
    }
    if (skip.isPresent()) {
      dense.product(
          rows,
          count,
          skip.get().values(),
          matrix.inner(),
          matrix.columns(),
          null,
          true,
          Activation.IDENTITY,
          unit,
          result);
      return;
    }
    for (int k = 0; k < count * dimension(); k++) {
      result[k] += rows[k];
    }
    if (unit) {
      Rows.scale(result, count, dimension());
    }
  }

  @Override
  public Trace trace(Dense dense, float[] rows, int count) {
    float[] before = new float[count * dimension()];
    activate(dense, rows, count, Activation.IDENTITY, false, before);
    float[] result = before;
    if (!isLinear()) {
      result = new float[before.length];
      for (int k = 0; k < result.length; k++) {
        result[k] = activation.value(before[k]);
      }
    }
    addResidual(dense, rows, count, false, result);
    return new Trace(rows, count, List.of(before), result);
  }

  @Override
  public void backward(
      Dense dense,
      Trace trace,
      float[] gradient,
      List<float[]> weightGradients,
      float[] rowGradient) {
    int count = trace.count();
    boolean further = rowGradient.length > 0;
    if (residual) {
      skipBackward(dense, trace, gradient, weightGradients, rowGradient);
    }
    if (!isLinear()) {
      float[] before = trace.before().getFirst();
      for (int k = 0; k < count * dimension(); k++) {
        gradient[k] *= activation.slope(before[k]);
      }
    }
    dense.matrixGradient(
        trace.rows(),
        gradient,
        count,
        matrix.inner(),
        matrix.columns(),
        false,
        weightGradients.getFirst());
    if (bias.isPresent()) {
      Rows.sum(gradient, count, dimension(), weightGradients.get(1));
    }
    if (further) {
      dense.rowGradient(
          gradient,
          count,
          matrix.values(),
          matrix.inner(),
          matrix.columns(),
          residual,
          rowGradient);
    }
  }

  private void skipBackward(
      Dense dense,
      Trace trace,
      float[] gradient,
      List<float[]> weightGradients,
      float[] rowGradient) {
    int count = trace.count();
    boolean further = rowGradient.length > 0;
    if (skip.isEmpty()) {
      if (further) {
        System.arraycopy(gradient, 0, rowGradient, 0, count * dimension());
      }
      return;
    }
    dense.matrixGradient(
        trace.rows(),
        gradient,
        count,
        matrix.inner(),
        matrix.columns(),
        false,
        weightGradients.getLast());
    if (further) {
      dense.rowGradient(
          gradient,
          count,
          skip.get().values(),
          matrix.inner(),
          matrix.columns(),
          false,
          rowGradient);
    }
  }
}
