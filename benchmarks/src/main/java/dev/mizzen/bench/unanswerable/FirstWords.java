package dev.mizzen.bench.unanswerable;

import dev.mizzen.bench.rag.Auroc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A control of the questions themselves: how well nothing but the first word tells answerable ones
 * from the others. Near 0.5, refusals have to come from the documents; far above, they need not.
 */
final class FirstWords {
  private static final double NEITHER = 0.5;

  private final Map<String, int[]> counts = new HashMap<>();

  private FirstWords() {}

  /**
   * The area under the curve of the share of answerable questions among the others that begin with
   * the same word; nothing if there are not both kinds.
   */
  static OptionalDouble auroc(List<AskedQuestion> questions) {
    FirstWords words = new FirstWords();
    questions.forEach(question -> words.of(question)[question.answerable() ? 1 : 0]++);
    double[] answerable = words.scores(questions, true);
    double[] unanswerable = words.scores(questions, false);
    return answerable.length == 0 || unanswerable.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Auroc.of(answerable, unanswerable));
  }

  private double[] scores(List<AskedQuestion> questions, boolean answerable) {
    return questions.stream()
        .filter(question -> question.answerable() == answerable)
        .mapToDouble(this::share)
        .toArray();
  }

  /** Without the question itself, which would tell its own kind. */
  private double share(AskedQuestion question) {
    int[] count = of(question);
    int others = count[0] + count[1] - 1;
    int answerable = count[1] - (question.answerable() ? 1 : 0);
    return others == 0 ? NEITHER : (double) answerable / others;
  }

  private int[] of(AskedQuestion question) {
    String first = question.text().strip().split("\\s+", 2)[0];
    return counts.computeIfAbsent(first, word -> new int[2]);
  }
}
