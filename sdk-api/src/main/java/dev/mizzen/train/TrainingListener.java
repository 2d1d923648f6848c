package dev.mizzen.train;

import dev.mizzen.ProgressListener;
import java.time.Duration;
import java.util.OptionalDouble;

/** Hears of a training's loss besides its progress, which has the phase {@code "train"}. */
public interface TrainingListener extends ProgressListener {
  /** Hears of a step that was taken. */
  void onStep(Step step);

  @Override
  default void onProgress(String phase, long done, long total) {}

  /**
   * One step.
   *
   * @param step from 1
   * @param steps in all epochs
   * @param loss of the step's batch
   * @param learningRate that it was taken with
   * @param validation the loss on the validation examples, if this step was followed by one
   * @param remaining how long the rest will take if it goes on like this
   */
  record Step(
      long step,
      long steps,
      double loss,
      double learningRate,
      OptionalDouble validation,
      Duration remaining) {}
}
