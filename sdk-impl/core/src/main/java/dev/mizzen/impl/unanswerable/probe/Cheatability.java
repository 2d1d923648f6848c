package dev.mizzen.impl.unanswerable.probe;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How much of what a reader reaches on some questions it reaches without connecting their evidence,
 * on one task. Means over questions; lower ratios are better questions.
 *
 * @param normal mean F1 with the whole context
 * @param probe mean F1 with the evidence taken apart
 * @param conditional mean of the lower of both
 * @param highest mean of the lower of both, on each question's easiest partition
 */
public record Cheatability(double normal, double probe, double conditional, double highest) {
  /** Of the words of the answers. */
  public static Cheatability ofAnswers(List<ProbeScore> scores) {
    return of(scores, ProbeScore::answer);
  }

  /** Of the articles named. */
  public static Cheatability ofSupport(List<ProbeScore> scores) {
    return of(scores, ProbeScore::support);
  }

  /** {@code conditional/normal}, in [0, 1]; not a number if nothing is reached at all. */
  public double ratio() {
    return conditional / normal;
  }

  /** {@code probe/normal}: above 1 where the probe does better by chance. */
  public double unconditionalRatio() {
    return probe / normal;
  }

  private static Cheatability of(List<ProbeScore> scores, Function<ProbeScore, TaskScore> task) {
    List<TaskScore> tasks = scores.stream().map(task).toList();
    return new Cheatability(
        mean(tasks, TaskScore::normal),
        mean(tasks, TaskScore::probe),
        mean(tasks, TaskScore::conditional),
        mean(tasks, TaskScore::highest));
  }

  private static double mean(List<TaskScore> tasks, ToDoubleFunction<TaskScore> value) {
    return tasks.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
