package dev.mizzen.kernels.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Workers;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BradleyTerryKernel} must do; a backend adds a subclass with its kernel. */
public abstract class BradleyTerryKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final float[] SCORES = {.30f, .25f, .20f, .10f, .05f};

  /** For subclasses. */
  protected BradleyTerryKernelContract() {}

  /** The kernel under test. */
  protected abstract BradleyTerryKernel kernel(Workers workers);

  @Test
  void givesTheLossesOfWorkedExamples() {
    int[] starts = {0, 5};
    BradleyTerryKernel kernel = kernel(Workers.caller());
    assertThat(kernel.bradleyTerry(new float[5], starts, 1, null, null))
        .isCloseTo(6.931472, within(1e-6));
    float[] gradients = new float[5];
    assertThat(kernel.bradleyTerry(SCORES, starts, 1, null, gradients))
        .isCloseTo(6.308303, within(1e-6));
    double[] expected = {-1.850513, -.912736, .024932, .900254, 1.838062};
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      assertThat((double) gradients[i]).isCloseTo(expected[i], within(1e-6));
      sum += gradients[i];
    }
    assertThat(sum).isCloseTo(0, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 17, 33})
  void agreesWithFloat64(int size) {
    for (boolean weighted : new boolean[] {false, true}) {
      Random random = new Random(SEED);
      float[] scores = new float[3 * size];
      float[] weights = weighted ? new float[3 * size] : null;
      for (int i = 0; i < scores.length; i++) {
        scores[i] = 2 * random.nextFloat() - 1;
        if (weights != null) {
          weights[i] = i % 7 == 3 ? 0 : random.nextFloat();
        }
      }
      int[] starts = {0, 0, size, 3 * size};
      float[] gradients = new float[scores.length];
      double loss = kernel(Workers.caller()).bradleyTerry(scores, starts, .5f, weights, gradients);
      double[] exact = new double[scores.length];
      for (int i = 0; i < exact.length; i++) {
        exact[i] = scores[i];
      }
      assertThat(loss).isCloseTo(loss(exact, starts, .5, weights), within(1e-11 * (1 + loss)));
      for (int i = 0; i < exact.length; i++) {
        exact[i] = scores[i] + 1e-5;
        double high = loss(exact, starts, .5, weights);
        exact[i] = scores[i] - 1e-5;
        double low = loss(exact, starts, .5, weights);
        exact[i] = scores[i];
        assertThat((double) gradients[i])
            .as("size %d, weighted %s, score %d, seed %d", size, weighted, i, SEED)
            .isCloseTo((high - low) / 2e-5, within(1e-5 * (1 + Math.abs(gradients[i]))));
      }
    }
  }

  /** The formula, in no clever order. */
  private static double loss(
      double[] scores, int[] starts, double temperature, float @Nullable [] weights) {
    double total = 0;
    int groups = 0;
    for (int g = 0; g + 1 < starts.length; g++) {
      groups += starts[g] < starts[g + 1] ? 1 : 0;
      for (int i = starts[g]; i < starts[g + 1]; i++) {
        for (int j = i + 1; j < starts[g + 1]; j++) {
          double weight = weights == null ? 1 : (double) weights[i] * weights[j];
          total += weight * Math.log(1 + Math.exp((scores[j] - scores[i]) / temperature));
        }
      }
    }
    return total / groups;
  }

  @Test
  void weighsPairs() {
    float[] weights = {1, 0, 2, 0, 0};
    double loss = kernel(Workers.caller()).bradleyTerry(SCORES, new int[] {0, 5}, 1, weights, null);
    assertThat(loss).isCloseTo(2 * Math.log1p(Math.exp(-.1)), within(1e-7));
  }

  @Test
  void staysFiniteForHugeGaps() {
    float[] scores = {-1e30f, 1e30f};
    float[] gradients = new float[2];
    double loss =
        kernel(Workers.caller()).bradleyTerry(scores, new int[] {0, 2}, 1, null, gradients);
    assertThat(loss).isCloseTo(2e30, within(1e24));
    assertThat(gradients).containsExactly(-1, 1);
  }

  @Test
  void isNothingWithoutScores() {
    assertThat(kernel(Workers.caller()).bradleyTerry(new float[0], new int[1], 1, null, null))
        .isZero();
  }
}
