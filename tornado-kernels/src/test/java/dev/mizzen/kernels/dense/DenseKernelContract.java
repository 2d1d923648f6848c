package dev.mizzen.kernels.dense;

import static dev.mizzen.kernels.Rounding.gamma;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding;
import dev.mizzen.kernels.Workers;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link DenseKernel} must do; a backend adds a subclass that names its kernel. */
public abstract class DenseKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261125);

  /** For subclasses. */
  protected DenseKernelContract() {}

  /** The kernel under test. */
  protected abstract DenseKernel kernel(Workers workers);

  record Shape(int count, int inner, int columns, float size) {}

  static Stream<Shape> shapes() {
    return Stream.of(1, 3, 5, 13, 14, 15, 16, 17, 31, 33, 65, 113)
        .flatMap(
            n ->
                Stream.of(
                    new Shape(1 + n % 7, n, 1 + 3 * n % 50, 1),
                    new Shape(n, 1 + 5 * n % 40, n, 1),
                    new Shape(3 * n, 1 + n % 20, 1 + n % 9, 0x1p-70f)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void multipliesWithinTheRoundingBound(Shape s) {
    Random random = new Random(SEED);
    float[] rows = random(s.count * s.inner + 3, s.size, random);
    float[] matrix = random(s.inner * s.columns, s.size, random);
    float[] bias = random(s.columns, s.size, random);
    for (boolean add : new boolean[] {false, true}) {
      float[] product = random(s.count * s.columns + 2, 1, random);
      float[] before = product.clone();
      kernel(Workers.caller())
          .product(
              rows,
              s.count,
              matrix,
              s.inner,
              s.columns,
              bias,
              add,
              Activation.IDENTITY,
              false,
              product);
      for (int n = 0; n < s.count * s.columns; n++) {
        int row = n / s.columns * s.inner;
        int column = n % s.columns;
        var sum = new Sum(bias[column]);
        sum.add(add ? before[n] : 0, 1);
        for (int k = 0; k < s.inner; k++) {
          sum.add(rows[row + k], matrix[k * s.columns + column]);
        }
        sum.check(product[n], s.inner + 2, "product, " + s + ", value " + n);
      }
      assertThat(product[s.count * s.columns]).isEqualTo(before[s.count * s.columns]);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void takesGradientsBackWithinTheRoundingBound(Shape s) {
    Random random = new Random(SEED);
    float[] rows = random(s.count * s.inner, s.size, random);
    float[] matrix = random(s.inner * s.columns, s.size, random);
    float[] gradient = random(s.count * s.columns, s.size, random);
    for (boolean add : new boolean[] {false, true}) {
      float[] toRows = random(rows.length, 1, random);
      float[] toMatrix = random(matrix.length, 1, random);
      float[] rowsBefore = toRows.clone();
      float[] matrixBefore = toMatrix.clone();
      DenseKernel kernel = kernel(Workers.caller());
      kernel.rowGradient(gradient, s.count, matrix, s.inner, s.columns, add, toRows);
      kernel.matrixGradient(rows, gradient, s.count, s.inner, s.columns, add, toMatrix);
      for (int n = 0; n < rows.length; n++) {
        var sum = new Sum(add ? rowsBefore[n] : 0);
        for (int j = 0; j < s.columns; j++) {
          sum.add(gradient[n / s.inner * s.columns + j], matrix[n % s.inner * s.columns + j]);
        }
        sum.check(toRows[n], s.columns + 1, "rows, " + s + ", value " + n);
      }
      for (int n = 0; n < matrix.length; n++) {
        var sum = new Sum(add ? matrixBefore[n] : 0);
        for (int row = 0; row < s.count; row++) {
          sum.add(rows[row * s.inner + n / s.columns], gradient[row * s.columns + n % s.columns]);
        }
        sum.check(toMatrix[n], s.count + 1, "matrix, " + s + ", value " + n);
      }
    }
  }

  /** Several chunks of terms and blocks of rows. */
  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    Random random = new Random(SEED);
    int count = 700;
    int inner = 131;
    int columns = 67;
    float[] rows = random(count * inner, 1, random);
    float[] matrix = random(inner * columns, 1, random);
    float[] gradient = random(count * columns, 1, random);
    float[][] one = new float[3][];
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      for (Workers workers : new Workers[] {Workers.caller(), Workers.of(executor, 4)}) {
        float[] product = new float[count * columns];
        float[] toRows = new float[rows.length];
        float[] toMatrix = new float[matrix.length];
        DenseKernel kernel = kernel(workers);
        kernel.product(
            rows, count, matrix, inner, columns, null, false, Activation.RELU, true, product);
        kernel.rowGradient(gradient, count, matrix, inner, columns, false, toRows);
        kernel.matrixGradient(rows, gradient, count, inner, columns, false, toMatrix);
        if (one[0] == null) {
          one = new float[][] {product, toRows, toMatrix};
        } else {
          assertThat(product).isEqualTo(one[0]);
          assertThat(toRows).isEqualTo(one[1]);
          assertThat(toMatrix).isEqualTo(one[2]);
        }
      }
    }
    for (int n = 0; n < matrix.length; n++) {
      var sum = new Sum(0);
      for (int row = 0; row < count; row++) {
        sum.add(rows[row * inner + n / columns], gradient[row * columns + n % columns]);
      }
      sum.check(one[2][n], count + 1, "matrix, value " + n);
    }
  }

  @ParameterizedTest
  @EnumSource
  void appliesTheActivationToTheSumAndThenTheLength(Activation activation) {
    Random random = new Random(SEED);
    int columns = 37;
    float[] rows = random(5, 4, random);
    rows[3] = 0;
    float[] matrix = random(columns, 2, random);
    float[] plain = new float[5 * columns];
    float[] unit = new float[5 * columns];
    DenseKernel kernel = kernel(Workers.caller());
    kernel.product(rows, 5, matrix, 1, columns, null, false, activation, false, plain);
    kernel.product(rows, 5, matrix, 1, columns, null, false, activation, true, unit);
    for (int row = 0; row < 5; row++) {
      double squares = 0;
      for (int j = 0; j < columns; j++) {
        float value = plain[row * columns + j];
        assertThat(value)
            .as("%s, row %d, column %d, seed %d", activation, row, j, SEED)
            .isEqualTo(activation.value(rows[row] * matrix[j]));
        squares += (double) value * value;
      }
      for (int j = 0; j < columns; j++) {
        double expected = squares == 0 ? 0 : plain[row * columns + j] / Math.sqrt(squares);
        assertThat((double) unit[row * columns + j]).isCloseTo(expected, within(2 * Rounding.UNIT));
      }
    }
  }

  @Test
  void takesNoRowsAtAll() {
    float[] toMatrix = {1, 2};
    kernel(Workers.caller()).matrixGradient(new float[0], new float[0], 0, 2, 1, false, toMatrix);
    assertThat(toMatrix).containsExactly(0, 0);
    float[] none = new float[0];
    kernel(Workers.caller())
        .product(none, 0, new float[2], 2, 1, null, false, Activation.RELU, true, none);
  }

  /** A sum of products in 64-bit floats and the sum of their magnitudes. */
  private static final class Sum {
    private double value;
    private double magnitude;
    private int products;

    Sum(double start) {
      value = start;
      magnitude = Math.abs(start);
    }

    void add(float a, float b) {
      value += (double) a * b;
      magnitude += Math.abs((double) a * b);
      products++;
    }

    void check(float actual, int terms, String what) {
      assertThat((double) actual)
          .as("%s, seed %d", what, SEED)
          .isCloseTo(value, within(gamma(terms) * magnitude + products * 0x1p-150));
    }
  }

  private static float[] random(int count, float size, Random random) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = size * (2 * random.nextFloat() - 1);
    }
    return values;
  }
}
