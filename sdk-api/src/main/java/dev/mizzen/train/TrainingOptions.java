package dev.mizzen.train;

/**
 * How a training goes: AdamW (Loshchilov and Hutter, arXiv:1711.05101) with a learning rate that
 * grows in a straight line and falls along a cosine. Immutable; every method returns a changed
 * copy.
 *
 * @param epochs passes over the examples
 * @param batch examples in a step
 * @param learningRate the highest
 * @param warmup the part of all steps in which the rate grows, in [0, 1)
 * @param weightDecay taken off the weights at each step, times the rate
 * @param clip the longest gradient, over all weights together; longer ones are scaled
 * @param temperature τ of the losses that have one
 * @param patience evaluations without a better one after which the training ends; 0 for never
 * @param checkpointSteps steps between two checkpoints, besides one after each epoch; 0 for none
 * @param seed of weights and of the order of examples
 */
public record TrainingOptions(
    int epochs,
    int batch,
    double learningRate,
    double warmup,
    double weightDecay,
    double clip,
    double temperature,
    int patience,
    int checkpointSteps,
    long seed) {

  /** Refuses what cannot be. */
  public TrainingOptions {
    require(epochs >= 1, "epochs", epochs);
    require(batch >= 1, "batch", batch);
    require(learningRate > 0 && learningRate < 10, "learningRate", learningRate);
    require(warmup >= 0 && warmup < 1, "warmup", warmup);
    require(weightDecay >= 0 && weightDecay < 10, "weightDecay", weightDecay);
    require(clip > 0, "clip", clip);
    require(temperature > 0 && temperature < Float.MAX_VALUE, "temperature", temperature);
    require(patience >= 0, "patience", patience);
    require(checkpointSteps >= 0, "checkpointSteps", checkpointSteps);
  }

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of its range: " + value);
    }
  }

  /**
   * 10 epochs, 32 examples, rate 10⁻³ after a warm-up of 10 %, decay 0.01, clipping at 1, τ 1, an
   * end after 3 evaluations without gain, checkpoints after epochs, seed 42.
   */
  public static TrainingOptions standard() {
    return new TrainingOptions(10, 32, 1e-3, 0.1, 0.01, 1, 1, 3, 0, 42);
  }

  /** With another number of epochs. */
  public TrainingOptions epochs(int value) {
    return new TrainingOptions(
        value,
        batch,
        learningRate,
        warmup,
        weightDecay,
        clip,
        temperature,
        patience,
        checkpointSteps,
        seed);
  }

  /** With another number of examples in a step. */
  public TrainingOptions batch(int value) {
    return new TrainingOptions(
        epochs,
        value,
        learningRate,
        warmup,
        weightDecay,
        clip,
        temperature,
        patience,
        checkpointSteps,
        seed);
  }

  /** With another highest learning rate. */
  public TrainingOptions learningRate(double value) {
    return new TrainingOptions(
        epochs,
        batch,
        value,
        warmup,
        weightDecay,
        clip,
        temperature,
        patience,
        checkpointSteps,
        seed);
  }

  /** With another weight decay. */
  public TrainingOptions weightDecay(double value) {
    return new TrainingOptions(
        epochs,
        batch,
        learningRate,
        warmup,
        value,
        clip,
        temperature,
        patience,
        checkpointSteps,
        seed);
  }

  /** With another temperature. */
  public TrainingOptions temperature(double value) {
    return new TrainingOptions(
        epochs,
        batch,
        learningRate,
        warmup,
        weightDecay,
        clip,
        value,
        patience,
        checkpointSteps,
        seed);
  }

  /** With another patience. */
  public TrainingOptions patience(int value) {
    return new TrainingOptions(
        epochs,
        batch,
        learningRate,
        warmup,
        weightDecay,
        clip,
        temperature,
        value,
        checkpointSteps,
        seed);
  }

  /** With a checkpoint after every so many steps too. */
  public TrainingOptions checkpointSteps(int value) {
    return new TrainingOptions(
        epochs, batch, learningRate, warmup, weightDecay, clip, temperature, patience, value, seed);
  }

  /** With another seed. */
  public TrainingOptions seed(long value) {
    return new TrainingOptions(
        epochs,
        batch,
        learningRate,
        warmup,
        weightDecay,
        clip,
        temperature,
        patience,
        checkpointSteps,
        value);
  }
}
