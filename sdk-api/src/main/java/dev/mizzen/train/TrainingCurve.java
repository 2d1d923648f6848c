package dev.mizzen.train;

import java.util.List;

/**
 * How a training went.
 *
 * @param epochs in their order
 * @param best the step with the lowest validation loss, whose weights were kept
 * @param stoppedEarly whether it ended because there was no gain
 */
public record TrainingCurve(List<Epoch> epochs, long best, boolean stoppedEarly) {
  /** Copies the list. */
  public TrainingCurve {
    epochs = List.copyOf(epochs);
  }

  /**
   * One pass over the examples.
   *
   * @param step the number of steps taken at its end
   * @param loss the mean over its steps
   * @param validation the loss on the validation examples
   */
  public record Epoch(long step, double loss, double validation) {}
}
