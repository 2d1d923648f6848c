package dev.mizzen.kernels.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding;
import dev.mizzen.kernels.Workers;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link UnitRowsKernel} must do; a backend adds a subclass that names its kernel. */
public abstract class UnitRowsKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final double BOUND = 4 * Rounding.UNIT;

  /** For subclasses. */
  protected UnitRowsKernelContract() {}

  /** The kernel under test. */
  protected abstract UnitRowsKernel kernel(Workers workers);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 33, 128, 129})
  void givesUnitRowsAndTheirLengths(int dimension) {
    for (float size : new float[] {1, 1e-30f, 1e30f}) {
      float[] rows = rows(5, dimension, size);
      float[] unit = new float[rows.length];
      float[] norms = new float[5];
      kernel(Workers.caller()).normalize(rows, dimension, unit, norms);
      for (int i = 0; i < rows.length; i++) {
        double norm = norm(rows, i / dimension, dimension);
        assertThat((double) norms[i / dimension]).isCloseTo(norm, within(BOUND * norm));
        assertThat((double) unit[i])
            .as("dimension %d, size %s, value %d, seed %d", dimension, size, i, SEED)
            .isCloseTo(rows[i] / norm, within(BOUND));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 33})
  void derivesTheGradient(int dimension) {
    float[] rows = rows(3, dimension, 1);
    float[] unit = new float[rows.length];
    float[] norms = new float[3];
    float[] toUnit = rows(4, dimension, 1);
    float[] towards = java.util.Arrays.copyOfRange(toUnit, dimension, toUnit.length);
    float[] gradients = new float[rows.length];
    UnitRowsKernel kernel = kernel(Workers.caller());
    kernel.normalize(rows, dimension, unit, norms);
    kernel.gradient(unit, norms, dimension, towards, gradients);
    for (int i = 0; i < rows.length; i++) {
      int row = i / dimension;
      double step = 1e-6;
      double high = along(rows, i, step, row, dimension, towards);
      double low = along(rows, i, -step, row, dimension, towards);
      assertThat((double) gradients[i]).isCloseTo((high - low) / (2 * step), within(1e-4));
    }
  }

  /** {@code ⟨x/‖x‖, g⟩} for a row of which one value is moved. */
  private static double along(
      float[] rows, int moved, double step, int row, int dimension, float[] towards) {
    double squares = 0;
    double sum = 0;
    for (int i = row * dimension; i < (row + 1) * dimension; i++) {
      double value = rows[i] + (i == moved ? step : 0);
      squares += value * value;
      sum += value * towards[i];
    }
    return sum / Math.sqrt(squares);
  }

  @Test
  void leavesZerosAndWorksInPlace() {
    float[] rows = {0, 0, 3, 4};
    float[] norms = new float[2];
    UnitRowsKernel kernel = kernel(Workers.caller());
    kernel.normalize(rows, 2, rows, norms);
    assertThat(rows).containsExactly(0, 0, .6f, .8f);
    assertThat(norms).containsExactly(0, 5);
    float[] gradients = {1, 1, .6f, .8f};
    kernel.gradient(rows, norms, 2, gradients, gradients);
    assertThat(gradients[0]).isZero();
    assertThat(gradients[2]).isCloseTo(0, within(1e-7f));
  }

  private static double norm(float[] rows, int row, int dimension) {
    double squares = 0;
    for (int i = row * dimension; i < (row + 1) * dimension; i++) {
      squares += (double) rows[i] * rows[i];
    }
    return Math.sqrt(squares);
  }

  private static float[] rows(int count, int dimension, float size) {
    Random random = new Random(SEED);
    float[] rows = new float[count * dimension];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = size * (2 * random.nextFloat() - 1);
    }
    return rows;
  }
}
