package dev.mizzen.kernels.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DenseTest {
  private final Dense dense =
      new Dense(KernelBackends.select(Optional.of("scalar")).dense(Workers.caller()));

  @Test
  void refusesArraysThatAreTooShort() {
    float[] two = new float[2];
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                dense.product(two, 2, two, 2, 1, null, false, Activation.RELU, false, new float[2]))
        .withMessageContaining("rows has 2 entries, but 2 rows of 2 need 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dense.rowGradient(two, 1, two, 1, 2, false, new float[0]))
        .withMessageContaining("rowGradient has 0 entries");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dense.matrixGradient(two, two, 2, 1, 1, false, new float[0]))
        .withMessageContaining("matrixGradient has 0 entries");
  }

  @Test
  void refusesShapesWithoutColumnsAndResultsInPlace() {
    float[] two = new float[2];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dense.rowGradient(two, 1, two, 1, 0, false, two))
        .withMessageContaining("to 0 columns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dense.rowGradient(two, 1, two, 1, 2, false, two))
        .withMessageContaining("rowGradient and gradient are the same array");
  }

  /** Values of PyTorch's functions. */
  @ParameterizedTest
  @CsvSource({
    "GELU, 1, 0.8413447", "GELU, -2, -0.0455003", "SILU, 1, 0.7310586", "SILU, -3, -0.1422776",
    "SIGMOID, 2, 0.8807971", "RELU, -1, 0", "RELU, 3, 3", "IDENTITY, -7, -7"
  })
  void knowsTheFunctions(Activation activation, float x, float expected) {
    assertThat(activation.value(x)).isCloseTo(expected, within(5e-7f));
  }

  @ParameterizedTest
  @EnumSource
  void slopesAreDerivatives(Activation activation) {
    for (float x = -6.1f; x < 6; x += 0.37f) {
      double step = 1.0 / 64;
      // Four points, so that a step that single floats can show is small enough.
      double near = activation.value((float) (x + step)) - activation.value((float) (x - step));
      double far =
          activation.value((float) (x + 2 * step)) - activation.value((float) (x - 2 * step));
      double derivative = (8 * near - far) / (12 * step);
      assertThat((double) activation.slope(x))
          .as("%s at %s", activation, x)
          .isCloseTo(derivative, within(1e-4));
    }
  }
}
