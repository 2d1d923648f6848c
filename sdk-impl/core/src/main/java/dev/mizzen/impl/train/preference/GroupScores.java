package dev.mizzen.impl.train.preference;

import dev.mizzen.kernels.contrast.BradleyTerry;
import java.util.List;

/**
 * How well a student's scores agree with groups that it does not learn from.
 *
 * @param loss without weights and constant
 * @param accuracy the share of pairs that it orders as the teacher does; equal scores count half
 */
record GroupScores(double loss, double accuracy) {
  /** Those of no groups: nothing is known. */
  static final GroupScores UNKNOWN = new GroupScores(Double.NaN, Double.NaN);

  static GroupScores of(
      PreferenceData data,
      Student student,
      List<PreferenceGroup> groups,
      BradleyTerry kernel,
      double temperature) {
    if (groups.isEmpty()) {
      return UNKNOWN;
    }
    float[] scores = new GroupBatch(data, student, groups).scores();
    double loss = PreferenceLoss.of(kernel, temperature).of(groups, scores, null);
    return new GroupScores(loss, accuracy(groups, scores));
  }

  private static double accuracy(List<PreferenceGroup> groups, float[] scores) {
    double right = 0;
    long pairs = 0;
    int from = 0;
    for (PreferenceGroup group : groups) {
      int to = from + group.items().size();
      for (int i = from; i < to; i++) {
        for (int j = i + 1; j < to; j++) {
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
      from = to;
    }
    return right / pairs;
  }
}
