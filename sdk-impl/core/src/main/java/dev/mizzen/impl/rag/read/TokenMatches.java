package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import java.util.Arrays;
import java.util.List;

/** The similarities of a question's tokens and those of passages. */
final class TokenMatches implements Matches {
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

  @Override
  public float[] sentence(int passage, Span sentence) {
    return highest(passage, t -> t.length() > 0 && inside(t, sentence));
  }

  @Override
  public float[] passage(int passage) {
    return highest(passage, t -> true);
  }

  @Override
  public float[] title(int passage) {
    return highest(passage, t -> t.length() == 0);
  }

  @Override
  public float[] words(float[] highest, List<Word> words) {
    float[] means = new float[words.size()];
    for (int w = 0; w < means.length; w++) {
      int count = 0;
      for (int i = 0; i < asked.size(); i++) {
        if (asked.get(i).length() > 0 && inside(asked.get(i), words.get(w).span())) {
          means[w] += highest[i];
          count++;
        }
      }
      means[w] /= Math.max(1, count);
    }
    return means;
  }

  private float[] highest(int passage, java.util.function.Predicate<Span> counted) {
    float[] highest = new float[asked.size()];
    int tokens = starts[starts.length - 1];
    List<Span> spans = places.get(passage);
    boolean any = false;
    float[] found = new float[highest.length];
    Arrays.fill(found, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < spans.size(); j++) {
      if (counted.test(spans.get(j))) {
        any = true;
        for (int i = 0; i < found.length; i++) {
          found[i] = Math.max(found[i], similarities[i * tokens + starts[passage] + j]);
        }
      }
    }
    return any ? found : highest;
  }

  private static boolean inside(Span token, Span stretch) {
    return token.start() >= stretch.start() && token.start() < stretch.end();
  }
}
