package dev.mizzen.impl.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccumulationTest {
  private static final PreferenceData DATA = SmallData.of(10, 200, 1);
  private static final PreferenceLoss LOSS = PreferenceLoss.of(Kernels.BRADLEY_TERRY, 1);

  @Test
  void twentyBatchesOfFiftyAreOneStepOfTheirSummedGradients() {
    List<PreferenceGroup> groups = SmallData.groups(DATA, 1000, 5, 2);
    Student one = SmallData.student(3);
    Optimizer optimizer = new Optimizer(one.weights(), 0.01, 1);
    Accumulation accumulation = new Accumulation(optimizer, one.weights(), 20, 1e-2, 0.99);
    List<float[]> gradients = Optimizer.zeros(one.weights());
    for (int from = 0; from < 1000; from += 50) {
      assertThat(optimizer.steps()).isZero();
      new GroupBatch(DATA, one, groups.subList(from, from + 50)).step(LOSS, gradients);
      accumulation.add(gradients);
    }
    assertThat(optimizer.steps()).isEqualTo(1);
    accumulation.flush();
    assertThat(optimizer.steps()).isEqualTo(1);

    Student two = SmallData.student(3);
    Optimizer other = new Optimizer(two.weights(), 0.01, 1);
    new GroupBatch(DATA, two, groups).step(LOSS, gradients);
    for (int k = 0; k < gradients.getFirst().length; k++) {
      gradients.getFirst()[k] *= 20; // means of 50 add up to 20 means of 1,000
    }
    other.step(gradients, 1e-2);
    float[] start = SmallData.student(3).weights().getFirst();
    for (int k = 0; k < start.length; k++) {
      assertThat(one.weights().getFirst()[k])
          .isCloseTo(two.weights().getFirst()[k], within(1e-5f))
          .isNotEqualTo(start[k]);
    }
  }

  /** With 950 groups of 1,000 the authors' program takes no step at all. */
  @Test
  void theLastPartOfAnEpochIsNotLost() {
    StepPlan tower = StepPlan.tower();
    for (int groups : new int[] {1, 50, 950, 951, 1000, 1001, 2000}) {
      CycleTrainer trainer =
          new CycleTrainer(DATA, SmallData.student(3), tower, Kernels.BRADLEY_TERRY, 5);
      long steps = trainer.train(SmallData.groups(DATA, groups, 5, 2), 0).steps();
      assertThat(steps).as("%s groups", groups).isEqualTo((groups + 999) / 1000);
    }
    CycleTrainer idle =
        new CycleTrainer(DATA, SmallData.student(3), tower, Kernels.BRADLEY_TERRY, 5);
    assertThat(idle.train(List.of(), 0).steps()).isZero();
  }

  /** The first step of a fresh Adam is about the rate for each weight, whatever the gradient. */
  @Test
  void ratesShrinkFromCycleToCycleAndFromStepToStep() {
    StepPlan plan = new StepPlan(1, 10, 1, 1e-3, 0.5, 0.25, 0, 1, 1, false);
    List<PreferenceGroup> groups = SmallData.groups(DATA, 10, 5, 2);
    for (int cycle = 0; cycle < 3; cycle++) {
      Student student = SmallData.student(3);
      float[] start = student.weights().getFirst().clone();
      new CycleTrainer(DATA, student, plan, Kernels.BRADLEY_TERRY, 5).train(groups, cycle);
      float moved = Math.abs(student.weights().getFirst()[7] - start[7]);
      assertThat(moved).isCloseTo((float) (1e-3 * Math.pow(0.5, cycle)), within(2e-6f));
    }
    Student student = SmallData.student(3);
    Optimizer optimizer = new Optimizer(student.weights(), 0, 1);
    Accumulation accumulation = new Accumulation(optimizer, student.weights(), 1, 1e-3, 0.25);
    List<float[]> constant = Optimizer.zeros(student.weights());
    constant.getFirst()[7] = 0.5f;
    float start = student.weights().getFirst()[7];
    for (int step = 0; step < 3; step++) {
      accumulation.add(constant);
    }
    assertThat(start - student.weights().getFirst()[7])
        .isCloseTo((float) (1e-3 * (1 + 0.25 + 0.0625)), within(2e-6f));
  }

  @Test
  void longGradientsAreShortened() {
    for (float length : new float[] {0.5f, 100}) {
      float[] weights = {0, 0};
      Optimizer optimizer = new Optimizer(List.of(weights), 0, 1);
      optimizer.step(List.of(new float[] {length, 0}), 1e-3);
      optimizer.step(List.of(new float[] {0.5f, 0}), 1e-3);
      // m̂/√v̂ of the gradients g, 0.5 with g = 0.5 or, shortened, 1.
      double g = Math.min(length, 1);
      double m = (0.9 * 0.1 * g + 0.1 * 0.5) / (1 - 0.81);
      double v = (0.999 * 0.001 * g * g + 0.001 * 0.25) / (1 - 0.999 * 0.999);
      assertThat((double) weights[0]).isCloseTo(-1e-3 * (1 + m / Math.sqrt(v)), within(1e-8));
    }
  }
}
