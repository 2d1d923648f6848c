package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import java.util.List;

/** Similarities of a question's tokens and those of passages. */
final class TokenMatches {
  private final List<Span> asked;
  private final List<List<Span>> places;
  private final int[] starts;
  private final float[] similarities;

  /**
   * A table.
   *
   * @param asked where the question's tokens stand in it
   * @param places where each passage's tokens stand in its text; empty spans are of its title
   * @param starts of the passages' tokens among all
   * @param similarities {@code [asked × all tokens]}
   */
  TokenMatches(List<Span> asked, List<List<Span>> places, int[] starts, float[] similarities) {
    this.asked = asked;
    this.places = places;
    this.starts = starts;
    this.similarities = similarities;
  }

  /**
   * {@code Σᵢ wᵢ·maxⱼ sᵢⱼ / Σᵢ wᵢ} over the tokens i of the question and j of a stretch of the
   * passage or of its title.
   *
   * @param weights of the question's tokens
   */
  double score(double[] weights, int passage, Span stretch) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        sum += weights[i] * best(i, passage, stretch);
        all += weights[i];
      }
    }
    return all == 0 ? 0 : sum / all;
  }

  /** The weight of the question's tokens, by that of the words they are part of. */
  double[] weights(AskedWords words) {
    double[] weights = new double[asked.size()];
    for (int i = 0; i < weights.length; i++) {
      Span token = asked.get(i);
      weights[i] = token.length() == 0 ? 0 : words.weightAt(token.start());
    }
    return weights;
  }

  private double best(int row, int passage, Span stretch) {
    int tokens = starts[starts.length - 1];
    List<Span> spans = places.get(passage);
    double best = 0;
    for (int j = 0; j < spans.size(); j++) {
      Span token = spans.get(j);
      boolean inside = token.start() >= stretch.start() && token.end() <= stretch.end();
      if (inside || token.length() == 0) {
        best = Math.max(best, similarities[row * tokens + starts[passage] + j]);
      }
    }
    return best;
  }
}
