package dev.mizzen.impl.train.preference;

/**
 * How a student learns from the groups of a cycle.
 *
 * @param epochs passes over them
 * @param batch groups whose mean loss makes a gradient
 * @param accumulation gradients that are added up for a step; the last step of an epoch may have
 *     fewer
 * @param learningRate of the first step of the first cycle
 * @param cycleDecay what it is multiplied by from cycle to cycle
 * @param stepDecay what it is multiplied by from step to step within a cycle
 * @param weightDecay of AdamW, which begins afresh with each cycle
 * @param clip the longest gradient; longer ones are shortened
 * @param temperature of the loss
 * @param inverseFrequency whether items in many groups weigh less
 */
public record StepPlan(
    int epochs,
    int batch,
    int accumulation,
    double learningRate,
    double cycleDecay,
    double stepDecay,
    double weightDecay,
    double clip,
    double temperature,
    boolean inverseFrequency) {
  /** Refuses what cannot be. */
  public StepPlan {
    require(epochs >= 1, "epochs", epochs);
    require(batch >= 1, "batch", batch);
    require(accumulation >= 1, "accumulation", accumulation);
    require(learningRate > 0 && learningRate < 10, "learningRate", learningRate);
    require(cycleDecay > 0 && cycleDecay <= 1, "cycleDecay", cycleDecay);
    require(stepDecay > 0 && stepDecay <= 1, "stepDecay", stepDecay);
    require(weightDecay >= 0 && weightDecay < 10, "weightDecay", weightDecay);
    require(clip > 0, "clip", clip);
    require(temperature > 0 && temperature < Float.MAX_VALUE, "temperature", temperature);
  }

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of its range: " + value);
    }
  }

  /** What fine-tunes a whole tower: one step of about 10⁻⁶ a cycle (He et al., 2025). */
  public static StepPlan tower() {
    return new StepPlan(1, 50, 20, 1e-6, 0.95, 0.99, 0.01, 1, 1, false);
  }

  /** What trains a projection of feature vectors: a step for each batch, 0.003 all along. */
  public static StepPlan projection() {
    return new StepPlan(1, 50, 1, 3e-3, 1, 1, 0, 1, 1, false);
  }

  /** With another number of passes. */
  public StepPlan epochs(int value) {
    return new StepPlan(
        value,
        batch,
        accumulation,
        learningRate,
        cycleDecay,
        stepDecay,
        weightDecay,
        clip,
        temperature,
        inverseFrequency);
  }

  /** With another temperature. */
  public StepPlan temperature(double value) {
    return new StepPlan(
        epochs,
        batch,
        accumulation,
        learningRate,
        cycleDecay,
        stepDecay,
        weightDecay,
        clip,
        value,
        inverseFrequency);
  }
}
