package dev.mizzen.impl.train.preference;

import java.util.List;

/**
 * A student's scores for some groups, and the way back to its weights: {@code s = ⟨t, y⟩} for a
 * text t and an item's row y, both of length 1, so {@code ∂L/∂y = ∂L/∂s·t}. Texts have no gradient.
 */
final class GroupBatch {
  private final PreferenceData data;
  private final Student student;
  private final List<PreferenceGroup> groups;
  private final int count;

  /** {@code [count × itemDimension]}, group by group in the teacher's order. */
  private final float[] rows;

  GroupBatch(PreferenceData data, Student student, List<PreferenceGroup> groups) {
    this.data = data;
    this.student = student;
    this.groups = groups;
    this.count = groups.stream().mapToInt(group -> group.items().size()).sum();
    int inner = data.itemDimension();
    rows = new float[Math.multiplyExact(count, inner)];
    int at = 0;
    for (PreferenceGroup group : groups) {
      for (int item : group.items()) {
        System.arraycopy(data.itemVectors(), item * inner, rows, inner * at++, inner);
      }
    }
  }

  /** Cosines, group by group in the teacher's order. */
  float[] scores() {
    int columns = student.dimension();
    float[] unit = new float[count * columns];
    student.project(rows, count, unit);
    float[] scores = new float[count];
    int at = 0;
    for (PreferenceGroup group : groups) {
      for (int i = 0; i < group.items().size(); i++, at++) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
          sum += (double) data.textVectors()[group.text() * columns + k] * unit[at * columns + k];
        }
        scores[at] = (float) sum;
      }
    }
    return scores;
  }

  /** The loss, and its gradient to the student's weights. */
  double step(PreferenceLoss loss, List<float[]> gradients) {
    float[] scores = scores();
    float[] slopes = new float[count];
    double value = loss.of(groups, scores, slopes);
    int columns = student.dimension();
    float[] unitGradient = new float[count * columns];
    int at = 0;
    for (PreferenceGroup group : groups) {
      for (int i = 0; i < group.items().size(); i++, at++) {
        for (int k = 0; k < columns; k++) {
          unitGradient[at * columns + k] =
              slopes[at] * data.textVectors()[group.text() * columns + k];
        }
      }
    }
    student.gradient(rows, count, unitGradient, gradients);
    return value;
  }
}
