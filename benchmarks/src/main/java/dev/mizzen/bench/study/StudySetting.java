package dev.mizzen.bench.study;

import dev.mizzen.train.HeadShape;
import dev.mizzen.train.TrainingOptions;

/**
 * How all heads of a study learn.
 *
 * @param tokens of a document, at most
 * @param tuple what an example of distillation compares
 * @param draws how often each query is drawn anew in an epoch
 * @param negatives of an example of judged documents, beside those of the batch
 * @param distilled options of distillation; seed and decay are those of the head
 * @param matrixRate the learning rate of distillation for heads of one matrix from random weights,
 *     which need a higher one
 * @param supervised options of learning from judgments, likewise
 */
public record StudySetting(
    int tokens,
    Teacher.Tuple tuple,
    int draws,
    int negatives,
    TrainingOptions distilled,
    double matrixRate,
    TrainingOptions supervised) {
  /** The options for a head. */
  TrainingOptions options(StudySystem system, long seed) {
    boolean judged = system.origin() == StudySystem.Origin.SUPERVISED;
    TrainingOptions options = judged ? supervised : distilled;
    boolean matrix = system.shape().kind() == HeadShape.Kind.LINEAR && !system.fromPrincipal();
    if (matrix && !judged) {
      options = options.learningRate(matrixRate);
    }
    return options.weightDecay(system.decay()).seed(seed);
  }
}
