package dev.mizzen.impl.train;

import dev.mizzen.train.TrainingCurve;
import java.util.ArrayList;
import java.util.List;

/** All that decides how a training goes on. */
final class TrainingState {
  /** The task's weights, by reference. */
  final List<float[]> weights;

  /** Adam's moments. */
  final List<float[]> first;

  final List<float[]> second;

  /** The weights with the lowest validation loss. */
  final List<float[]> best;

  long step;
  double epochLoss;
  double bestLoss = Double.POSITIVE_INFINITY;
  long bestStep;
  int withoutGain;
  boolean ended;
  boolean stoppedEarly;
  final List<TrainingCurve.Epoch> epochs = new ArrayList<>();

  TrainingState(List<float[]> weights) {
    this.weights = weights;
    first = zeros(weights);
    second = zeros(weights);
    best = zeros(weights);
  }

  static List<float[]> zeros(List<float[]> like) {
    return like.stream().map(values -> new float[values.length]).toList();
  }

  static void copy(List<float[]> from, List<float[]> to) {
    for (int n = 0; n < from.size(); n++) {
      System.arraycopy(from.get(n), 0, to.get(n), 0, from.get(n).length);
    }
  }

  /** Notes an evaluation; whether it is the best so far. */
  boolean evaluated(double loss, double mean) {
    epochs.add(new TrainingCurve.Epoch(step, mean, loss));
    if (loss < bestLoss) {
      bestLoss = loss;
      bestStep = step;
      withoutGain = 0;
      copy(weights, best);
      return true;
    }
    withoutGain++;
    return false;
  }

  /** The step of the last evaluation, 0 before the first. */
  long evaluatedAt() {
    return epochs.isEmpty() ? 0 : epochs.getLast().step();
  }

  TrainingCurve curve() {
    return new TrainingCurve(epochs, bestStep, stoppedEarly);
  }
}
