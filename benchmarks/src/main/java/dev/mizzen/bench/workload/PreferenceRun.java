package dev.mizzen.bench.workload;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.eval.WinnerPercentiles;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.train.preference.CyclePlan;
import dev.mizzen.impl.train.preference.GroupSampler;
import dev.mizzen.impl.train.preference.PreferenceData;
import dev.mizzen.impl.train.preference.PreferenceTraining;
import dev.mizzen.impl.train.preference.ScoreBins;
import dev.mizzen.impl.train.preference.StepPlan;
import dev.mizzen.impl.train.preference.Student;
import dev.mizzen.impl.train.teacher.CallLedger;
import dev.mizzen.impl.train.teacher.CarefulTeacher;
import dev.mizzen.impl.train.teacher.Retries;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceReport;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One simulated distillation, from the identity to its percentiles.
 *
 * @param before percentiles of the winners among test things, one for each of the test people
 * @param after the same
 * @param ceiling those by the cosine of wish and attributes, which is all that a student can learn
 * @param training how it went
 * @param calls of the teacher while training
 */
public record PreferenceRun(
    List<Double> before,
    List<Double> after,
    List<Double> ceiling,
    PreferenceReport training,
    TeacherCounts calls) {
  private static final int HELD_OUT = 21;

  /** Simulates. */
  public static PreferenceRun of(PreferenceSetting setting, KernelBackend backend, long seed) {
    PreferenceWorld world = new PreferenceWorld(seed);
    PreferenceData train = world.draw("train", setting.people(), setting.things());
    PreferenceData test = world.draw("test", setting.testPeople(), setting.things());
    float[] matrix = PreferenceWorld.identity();
    int dimension = PreferenceWorld.DIMENSION;
    Student student =
        new Student(Network.linear(matrix, dimension, dimension), backend, Workers.caller());
    int[] winners = winners(world, setting, test);
    List<Double> before = percentiles(student, test, winners, backend);
    ScoreBins bins = ScoreBins.standard();
    GroupSampler sampler =
        setting.binned() ? GroupSampler.binned(bins) : GroupSampler.random(bins.size());
    StepPlan steps = StepPlan.projection().epochs(setting.epochs());
    CyclePlan cycles =
        new CyclePlan(setting.cycles(), setting.groups(), HELD_OUT, setting.resample(), false);
    PreferenceTraining training =
        new PreferenceTraining(train, sampler, cycles, steps, backend, Workers.caller(), seed);
    PreferenceTeacher teacher = setting.sparse() ? world.sparse() : world.dense();
    try (CallLedger ledger = CallLedger.inMemory()) {
      CarefulTeacher careful = new CarefulTeacher(teacher, ledger, Retries.standard(), seed);
      PreferenceReport report = training.train(student, careful, ProgressListener.NONE);
      List<Double> after = percentiles(student, test, winners, backend);
      List<Double> ceiling = ceiling(world, test, winners);
      return new PreferenceRun(before, after, ceiling, report, careful.counts());
    }
  }

  /** What a tournament before a teacher without noise ends with. */
  private static int[] winners(
      PreferenceWorld world, PreferenceSetting setting, PreferenceData test) {
    int[] winners = new int[test.texts().size()];
    for (int p = 0; p < winners.length; p++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < test.items().size(); i++) {
        PreferenceItem item = test.items().get(i);
        String text = test.texts().get(p);
        double utility = setting.sparse() ? world.sparseUtility(text, item) : world.fit(text, item);
        if (utility > highest) {
          highest = utility;
          winners[p] = i;
        }
      }
    }
    return winners;
  }

  private static List<Double> percentiles(
      Student student, PreferenceData test, int[] winners, KernelBackend backend) {
    int items = test.items().size();
    int dimension = PreferenceWorld.DIMENSION;
    float[] unit = new float[items * dimension];
    student.project(test.itemVectors(), items, unit);
    float[] scores = new float[winners.length * items];
    new Dense(backend.dense(Workers.caller()))
        .rowGradient(test.textVectors(), winners.length, unit, items, dimension, false, scores);
    List<Double> percentiles = new ArrayList<>();
    for (int p = 0; p < winners.length; p++) {
      float[] own = Arrays.copyOfRange(scores, p * items, (p + 1) * items);
      percentiles.add(percentile(own, winners[p]));
    }
    return percentiles;
  }

  private static List<Double> ceiling(PreferenceWorld world, PreferenceData test, int[] winners) {
    List<Double> percentiles = new ArrayList<>();
    for (int p = 0; p < winners.length; p++) {
      float[] cosines = new float[test.items().size()];
      for (int i = 0; i < cosines.length; i++) {
        PreferenceItem item = test.items().get(i);
        double length = item.vector().orElseThrow().norm();
        cosines[i] = (float) (world.fit(test.texts().get(p), item) / length);
      }
      percentiles.add(percentile(cosines, winners[p]));
    }
    return percentiles;
  }

  private static double percentile(float[] scores, int winner) {
    return WinnerPercentiles.percentile(WinnerPercentiles.place(scores, winner), scores.length);
  }

  /** The mean of {@link #after}. */
  public double mean() {
    return after.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
