package dev.mizzen.impl.train;

import java.nio.file.Path;
import java.util.List;

/** What a {@link Trainer} needs of a model and its data. For one thread. */
public interface TrainingTask {
  /** The weights, which the trainer changes in place; always the same arrays. */
  List<float[]> weights();

  /** The number of examples to learn from. */
  int examples();

  /**
   * The loss of some examples and its gradient.
   *
   * @param examples their numbers
   * @param gradients one array for each of {@link #weights()}, written in full
   */
  double step(int[] examples, List<float[]> gradients);

  /**
   * As {@link #step(int[], List)}, for tasks that draw at random: what they draw may depend on
   * their seed and the number of the step, and on nothing that an interruption would forget.
   *
   * @param step its number, from 1
   */
  default double step(long step, int[] examples, List<float[]> gradients) {
    return step(examples, gradients);
  }

  /** After how many epochs the task is evaluated and a checkpoint is written. */
  default int evaluationEpochs() {
    return 1;
  }

  /** The loss on the validation examples with the weights as they are. */
  double validate();

  /** Different for different tasks: model, data and loss. */
  String fingerprint();

  /** Keeps the model as it is in a folder, as a whole or not at all. */
  void keep(Path folder);
}
