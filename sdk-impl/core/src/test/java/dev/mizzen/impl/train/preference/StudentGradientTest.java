package dev.mizzen.impl.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.head.Shapes;
import dev.mizzen.impl.train.AdamW;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.HeadShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Gradients through loss, cosine, lengths and projection, against central differences in 64 bits.
 */
class StudentGradientTest {
  private static final double STEP = 1e-5;

  @Test
  void gradientsAreThoseOfTheFloat64Definition() {
    for (long seed = 0; seed < 5; seed++) {
      PreferenceData data = SmallData.of(4, 30, seed);
      List<PreferenceGroup> groups = SmallData.groups(data, 7, 2 + (int) seed, seed + 1);
      for (boolean weighted : new boolean[] {false, true}) {
        check(data, groups, weighted, 0.3 + seed, seed);
      }
    }
  }

  /** Along the gradient the loss changes by its squared length; the difference is in 32 bits. */
  @Test
  void gradientsReachTheLayersOfAHead() {
    PreferenceData data = SmallData.of(4, 30, 1);
    List<PreferenceGroup> groups = SmallData.groups(data, 20, 5, 2);
    PreferenceLoss loss = PreferenceLoss.of(Kernels.BRADLEY_TERRY, 0.5);
    for (HeadShape.Kind kind : HeadShape.Kind.values()) {
      HeadShape shape =
          new HeadShape(kind, SmallData.ITEM, SmallData.TEXT, 2, HeadShape.Activation.GELU);
      Student student = new Student(Shapes.random(shape, 3), Kernels.BACKEND, Workers.caller());
      List<float[]> gradients = Optimizer.zeros(student.weights());
      GroupBatch batch = new GroupBatch(data, student, groups);
      batch.step(loss, gradients);
      double norm = AdamW.norm(gradients);
      double step = 1e-2 / norm;
      move(student, gradients, step);
      double above = loss.of(groups, batch.scores(), null);
      move(student, gradients, -2 * step);
      double below = loss.of(groups, batch.scores(), null);
      assertThat((above - below) / (2 * step))
          .as("%s", kind)
          .isCloseTo(norm * norm, within(5e-3 * norm * norm));
    }
  }

  private static void move(Student student, List<float[]> gradients, double step) {
    for (int n = 0; n < gradients.size(); n++) {
      float[] weights = student.weights().get(n);
      for (int k = 0; k < weights.length; k++) {
        weights[k] += (float) (step * gradients.get(n)[k]);
      }
    }
  }

  private static void check(
      PreferenceData data,
      List<PreferenceGroup> groups,
      boolean weighted,
      double temperature,
      long seed) {
    float[] weights =
        weighted ? ItemWeights.inverseFrequency(groups, data.items().size()) : ones(data);
    PreferenceLoss loss =
        PreferenceLoss.of(Kernels.BRADLEY_TERRY, temperature).with(weighted ? weights : null);
    Student student = SmallData.student(seed);
    List<float[]> gradients = Optimizer.zeros(student.weights());
    double value = new GroupBatch(data, student, groups).step(loss, gradients);

    double[] matrix = new double[SmallData.ITEM * SmallData.TEXT];
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] = student.weights().getFirst()[k];
    }
    float tau = (float) temperature;
    assertThat(value).isCloseTo(loss(data, groups, matrix, weights, tau), within(1e-5));
    double norm = AdamW.norm(gradients);
    for (int k = 0; k < matrix.length; k++) {
      double at = matrix[k];
      matrix[k] = at + STEP;
      double above = loss(data, groups, matrix, weights, tau);
      matrix[k] = at - STEP;
      double below = loss(data, groups, matrix, weights, tau);
      matrix[k] = at;
      assertThat((double) gradients.getFirst()[k])
          .as("seed %s, weighted %s, entry %s", seed, weighted, k)
          .isCloseTo((above - below) / (2 * STEP), within(1e-5 * norm));
    }
  }

  private static float[] ones(PreferenceData data) {
    float[] ones = new float[data.items().size()];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static double loss(
      PreferenceData data,
      List<PreferenceGroup> groups,
      double[] matrix,
      float[] weights,
      double temperature) {
    double sum = 0;
    for (PreferenceGroup group : groups) {
      double[] scores =
          group.items().stream().mapToDouble(i -> score(data, group.text(), i, matrix)).toArray();
      for (int i = 0; i < scores.length; i++) {
        for (int j = i + 1; j < scores.length; j++) {
          double pair = (double) weights[group.items().get(i)] * weights[group.items().get(j)];
          sum += pair * Math.log1p(Math.exp((scores[j] - scores[i]) / temperature));
        }
      }
    }
    return sum / groups.size();
  }

  private static double score(PreferenceData data, int text, int item, double[] matrix) {
    double dot = 0;
    double squares = 0;
    for (int c = 0; c < SmallData.TEXT; c++) {
      double value = 0;
      for (int k = 0; k < SmallData.ITEM; k++) {
        value += data.itemVectors()[item * SmallData.ITEM + k] * matrix[k * SmallData.TEXT + c];
      }
      squares += value * value;
      dot += value * data.textVectors()[text * SmallData.TEXT + c];
    }
    return dot / Math.sqrt(squares);
  }
}
