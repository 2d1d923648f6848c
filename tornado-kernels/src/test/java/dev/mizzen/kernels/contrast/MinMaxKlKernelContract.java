package dev.mizzen.kernels.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding;
import dev.mizzen.kernels.Workers;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MinMaxKlKernel} must do; a backend adds a subclass that names its kernel. */
public abstract class MinMaxKlKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** For subclasses. */
  protected MinMaxKlKernelContract() {}

  /** The kernel under test. */
  protected abstract MinMaxKlKernel kernel(Workers workers);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 15, 16, 17, 33})
  void agreesWithFloat64(int ways) {
    for (float size : new float[] {1, 1e-3f, 1e4f}) {
      float[] student = scores(3 * ways, size, 1);
      float[] teacher = scores(3 * ways, 5, 2);
      int[] starts = {0, ways, ways, 3 * ways};
      float[] gradients = new float[student.length];
      double loss = kernel(Workers.caller()).minMaxKl(student, teacher, starts, gradients);
      double[] exact = widened(student);
      double expected = loss(exact, teacher, starts);
      assertThat(loss).isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
      for (int j = 0; j < student.length; j++) {
        double step = size * 1e-6;
        exact[j] = student[j] + step;
        double high = loss(exact, teacher, starts);
        exact[j] = student[j] - step;
        double low = loss(exact, teacher, starts);
        exact[j] = student[j];
        assertThat((double) gradients[j])
            .as("ways %d, size %s, score %d, seed %d", ways, size, j, SEED)
            .isCloseTo(ways == 1 && j == 0 ? 0 : (high - low) / (2 * step), within(1e-5 / size));
      }
    }
  }

  /** The formula, in no clever order. */
  private static double loss(double[] student, float[] teacher, int[] starts) {
    double total = 0;
    int groups = 0;
    for (int g = 0; g + 1 < starts.length; g++) {
      if (starts[g] == starts[g + 1]) {
        continue;
      }
      groups++;
      double minimum = Double.POSITIVE_INFINITY;
      double maximum = Double.NEGATIVE_INFINITY;
      for (int j = starts[g]; j < starts[g + 1]; j++) {
        minimum = Math.min(minimum, student[j]);
        maximum = Math.max(maximum, student[j]);
      }
      double y = 0;
      double t = 0;
      for (int j = starts[g]; j < starts[g + 1]; j++) {
        y += Math.exp((student[j] - minimum) / (maximum - minimum + 1e-8));
        t += Math.exp(teacher[j]);
      }
      for (int j = starts[g]; j < starts[g + 1]; j++) {
        double target = Math.exp(teacher[j]) / t;
        double output = Math.exp((student[j] - minimum) / (maximum - minimum + 1e-8)) / y;
        total += target * Math.log(target / output);
      }
    }
    return total / groups;
  }

  @Test
  void staysTheSameWhenScoresAreShiftedOrScaled() {
    float[] student = {.25f, 1.5f, -.75f, 2};
    float[] teacher = {1, 2, -1, .5f};
    int[] starts = {0, 4};
    MinMaxKlKernel kernel = kernel(Workers.caller());
    double plain = kernel.minMaxKl(student, teacher, starts, null);
    float[] moved = new float[4];
    for (int j = 0; j < 4; j++) {
      moved[j] = 8 * student[j] + 64;
    }
    assertThat(kernel.minMaxKl(moved, teacher, starts, null)).isCloseTo(plain, within(1e-7));
  }

  @Test
  void hasAGradientThatScalingAndShiftingDoNotFeel() {
    float[] student = scores(16, 3, 1);
    float[] gradients = new float[16];
    kernel(Workers.caller()).minMaxKl(student, scores(16, 3, 2), new int[] {0, 16}, gradients);
    double sum = 0;
    double along = 0;
    for (int j = 0; j < 16; j++) {
      sum += gradients[j];
      along += (double) gradients[j] * student[j];
    }
    assertThat(sum).isCloseTo(0, within(Rounding.gamma(64)));
    assertThat(along).isCloseTo(0, within(3 * Rounding.gamma(64)));
  }

  @Test
  void isZeroWhereTheSoftmaxesAgree() {
    float[] student = {0, .25f, 1};
    float[] teacher = {7, 7.25f, 8};
    assertThat(kernel(Workers.caller()).minMaxKl(student, teacher, new int[] {0, 3}, null))
        .isCloseTo(0, within(1e-7));
    assertThat(kernel(Workers.caller()).minMaxKl(student, new float[3], new int[] {0, 3}, null))
        .isGreaterThan(.01);
  }

  @Test
  void sendsTiesToTheLowestOrdinal() {
    float[] gradients = new float[4];
    float[] student = {1, 0, 0, 1};
    kernel(Workers.caller())
        .minMaxKl(student, new float[] {3, 1, 1, 3}, new int[] {0, 4}, gradients);
    // Of equal scores with equal targets only the first feels the range.
    assertThat(gradients[0]).isNotEqualTo(gradients[3]);
    assertThat(gradients[1]).isNotEqualTo(gradients[2]);
    assertThat((double) gradients[0] + gradients[1] + gradients[2] + gradients[3])
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void hasNoGradientWhereAllScoresAreEqual() {
    float[] gradients = {9, 9, 9};
    double loss =
        kernel(Workers.caller())
            .minMaxKl(new float[] {2, 2, 2}, new float[] {0, 1, 2}, new int[] {0, 3}, gradients);
    assertThat(loss).isFinite().isPositive();
    assertThat(gradients).containsExactly(0, 0, 0);
  }

  @Test
  void isNothingWithoutScores() {
    assertThat(kernel(Workers.caller()).minMaxKl(new float[0], new float[0], new int[2], null))
        .isZero();
  }

  @Test
  void takesLargeTeacherScores() {
    float[] gradients = new float[2];
    double loss =
        kernel(Workers.caller())
            .minMaxKl(new float[] {0, 1}, new float[] {-5000, 5000}, new int[] {0, 2}, gradients);
    assertThat(loss).isCloseTo(Math.log1p(Math.exp(-1)), within(1e-7));
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int j = 0; j < values.length; j++) {
      wide[j] = values[j];
    }
    return wide;
  }

  private static float[] scores(int count, float size, int stream) {
    Random random = new Random(SEED + stream);
    float[] scores = new float[count];
    for (int j = 0; j < count; j++) {
      scores[j] = size * (2 * random.nextFloat() - 1);
    }
    return scores;
  }
}
