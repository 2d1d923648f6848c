package dev.mizzen.impl.rag.abstain;

import dev.mizzen.impl.rag.learn.LinearScore;
import java.util.Arrays;

/**
 * How likely it is that passages hold an answer, and the thresholds that go with it: quantiles of
 * that probability over answerable questions.
 *
 * @param score of {@link ConfidenceFeatures}
 * @param calibration probabilities of answerable questions, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record AbstentionModel(LinearScore score, double[] calibration) {
  /** Sorts; refuses to be without calibration. */
  public AbstentionModel {
    if (calibration.length == 0) {
      throw new IllegalArgumentException("calibration needs at least 1 answerable question, got 0");
    }
    calibration = calibration.clone();
    Arrays.sort(calibration);
  }

  /**
   * The largest probability under which at most the share {@code falseRefusalRate} of the
   * calibration's answerable questions lies: questions below it are refused.
   */
  public double threshold(double falseRefusalRate) {
    int refused = (int) Math.floor(falseRefusalRate * calibration.length);
    return falseRefusalRate == 0 ? 0 : calibration[Math.min(refused, calibration.length - 1)];
  }
}
