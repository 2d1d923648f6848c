package dev.mizzen.impl.train;

import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.train.TrainingLoss;

/** A loss over the scores of a batch, and its gradient to them. */
record ScoreLoss(TrainingLoss loss, float temperature, HeadKernels kernels) {
  /**
   * The loss.
   *
   * @param scores for contrast {@code [examples × documents]}, else {@code [documents]}
   * @param gradient likewise, written in full
   */
  double of(HeadBatch batch, float[] scores, float[] gradient) {
    return switch (loss) {
      case CONTRASTIVE -> contrast(batch, scores, gradient);
      case DISTILLATION ->
          kernels.minMaxKl().minMaxKl(scores, batch.targets(), batch.groups(), gradient);
      case PREFERENCE ->
          kernels.bradleyTerry().bradleyTerry(scores, batch.groups(), temperature, null, gradient);
    };
  }

  /** A score is the inner product of its row and a row of the identity. */
  private double contrast(HeadBatch batch, float[] scores, float[] gradient) {
    int documents = batch.documents();
    float[] identity = new float[documents * documents];
    for (int d = 0; d < documents; d++) {
      identity[d * documents + d] = 1;
    }
    return kernels
        .kPositive()
        .kPositive(
            scores,
            identity,
            batch.contrast(true),
            batch.contrast(false),
            documents,
            temperature,
            null,
            gradient,
            new float[identity.length]);
  }
}
