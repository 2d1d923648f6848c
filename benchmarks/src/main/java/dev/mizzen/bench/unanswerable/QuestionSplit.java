package dev.mizzen.bench.unanswerable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Questions to learn from, and others to try; the kinds have the same shares in both.
 *
 * @param calibration to learn from
 * @param test to try, in the order of the file
 */
public record QuestionSplit(List<AskedQuestion> calibration, List<AskedQuestion> test) {
  /** Copies the lists. */
  public QuestionSplit {
    calibration = List.copyOf(calibration);
    test = List.copyOf(test);
  }

  /**
   * Draws {@code share} of the answerable and of the unanswerable questions.
   *
   * @throws IllegalArgumentException unless the share is from 0 to below 1
   */
  public static QuestionSplit of(List<AskedQuestion> questions, double share, long seed) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("--calibration must be from 0 to below 1, got " + share);
    }
    List<AskedQuestion> drawn = new ArrayList<>();
    Random random = new Random(seed);
    for (boolean answerable : new boolean[] {true, false}) {
      List<AskedQuestion> kind =
          new ArrayList<>(questions.stream().filter(q -> q.answerable() == answerable).toList());
      Collections.shuffle(kind, random);
      drawn.addAll(kind.subList(0, (int) Math.round(share * kind.size())));
    }
    List<AskedQuestion> test = new ArrayList<>(questions);
    test.removeAll(drawn);
    return new QuestionSplit(drawn, test);
  }
}
