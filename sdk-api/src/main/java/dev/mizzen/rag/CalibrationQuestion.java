package dev.mizzen.rag;

import java.util.Objects;

/**
 * A question whose fate is known, for {@link RagBuilder#calibration}.
 *
 * @param question as users ask
 * @param answerable whether the documents answer it
 */
public record CalibrationQuestion(Question question, boolean answerable) {
  /** Refuses null. */
  public CalibrationQuestion {
    Objects.requireNonNull(question, "question");
  }

  /** One that the documents answer. */
  public static CalibrationQuestion answerable(String question) {
    return new CalibrationQuestion(Question.of(question), true);
  }

  /** One that they do not. */
  public static CalibrationQuestion unanswerable(String question) {
    return new CalibrationQuestion(Question.of(question), false);
  }
}
