package dev.mizzen.samples.ask.page;

import dev.mizzen.Span;
import dev.mizzen.vector.MultiVector;
import java.util.Arrays;
import java.util.List;

/**
 * What late interaction sees in a passage: {@code MaxSim(q, d) = Σᵢ maxⱼ ⟨qᵢ, dⱼ⟩}. The heat of a
 * passage's token is its best similarity to any token of the question.
 *
 * @param spans of the passage's tokens
 * @param heat of each, in [-1, 1]
 * @param choices for each of the question's tokens, which of the passage's it matched
 * @param score the sum over the choices
 */
@SuppressWarnings("ArrayRecordComponent") // made for one answer, never compared
record HeatMap(List<Span> spans, float[] heat, int[] choices, double score) {
  /** Cost: {@code O(Q·T·dim)}. */
  static HeatMap of(MultiVector question, MultiVector passage) {
    float[] heat = new float[passage.count()];
    Arrays.fill(heat, -1);
    int[] choices = new int[question.count()];
    double score = 0;
    float[] q = question.toArray();
    float[] d = passage.toArray();
    for (int i = 0; i < question.count(); i++) {
      float best = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < passage.count(); j++) {
        float similarity = dot(q, i, d, j, question.dimension());
        heat[j] = Math.max(heat[j], similarity);
        if (similarity > best) {
          best = similarity;
          choices[i] = j;
        }
      }
      score += passage.count() == 0 ? 0 : best;
    }
    return new HeatMap(passage.spans().orElse(List.of()), heat, choices, score);
  }

  private static float dot(float[] a, int row, float[] b, int column, int dimension) {
    float sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += a[row * dimension + k] * b[column * dimension + k];
    }
    return sum;
  }
}
