package dev.mizzen.impl.train.preference;

import dev.mizzen.error.CancelledException;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.train.AdamW;
import dev.mizzen.kernels.contrast.BradleyTerry;
import java.util.ArrayList;
import java.util.List;

/** Trains a student on the groups of one cycle. For one thread. */
final class CycleTrainer {
  private final PreferenceData data;
  private final Student student;
  private final StepPlan plan;
  private final PreferenceLoss loss;
  private final long seed;

  CycleTrainer(
      PreferenceData data, Student student, StepPlan plan, BradleyTerry kernel, long seed) {
    this.data = data;
    this.student = student;
    this.plan = plan;
    this.loss = PreferenceLoss.of(kernel, plan.temperature());
    this.seed = seed;
  }

  /**
   * What training did.
   *
   * @param steps of the optimizer
   * @param loss the mean of the batches' losses
   */
  record Outcome(long steps, double loss) {}

  /**
   * Trains; nothing happens without groups.
   *
   * @param cycle from 0
   * @throws ModelException if the loss is not a number
   * @throws CancelledException if the thread is interrupted
   */
  Outcome train(List<PreferenceGroup> groups, int cycle) {
    PreferenceLoss weighted =
        plan.inverseFrequency()
            ? loss.with(ItemWeights.inverseFrequency(groups, data.items().size()))
            : loss;
    Optimizer optimizer = new Optimizer(student.weights(), plan.weightDecay(), plan.clip());
    List<float[]> gradients = Optimizer.zeros(student.weights());
    double rate = plan.learningRate() * Math.pow(plan.cycleDecay(), cycle);
    Accumulation accumulation =
        new Accumulation(optimizer, student.weights(), plan.accumulation(), rate, plan.stepDecay());
    double sum = 0;
    int batches = 0;
    for (int epoch = 0; epoch < plan.epochs(); epoch++) {
      for (List<PreferenceGroup> batch : batches(groups, (long) cycle * plan.epochs() + epoch)) {
        double value = new GroupBatch(data, student, batch).step(weighted, gradients);
        require(value, gradients, cycle);
        accumulation.add(gradients);
        sum += value;
        batches++;
      }
      accumulation.flush();
    }
    return new Outcome(optimizer.steps(), batches == 0 ? 0 : sum / batches);
  }

  private List<List<PreferenceGroup>> batches(List<PreferenceGroup> groups, long pass) {
    int[] order = Randomness.permutation(groups.size(), Randomness.of(seed, pass));
    List<List<PreferenceGroup>> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += plan.batch()) {
      List<PreferenceGroup> batch = new ArrayList<>();
      for (int i = from; i < Math.min(from + plan.batch(), order.length); i++) {
        batch.add(groups.get(order[i]));
      }
      batches.add(batch);
    }
    return batches;
  }

  private static void require(double loss, List<float[]> gradients, int cycle) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException("training was interrupted in cycle " + cycle);
    }
    double norm = AdamW.norm(gradients);
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw new ModelException(
          "the training diverged in cycle "
              + cycle
              + " (loss "
              + loss
              + ", gradient "
              + norm
              + "); try a lower learning rate");
    }
  }
}
