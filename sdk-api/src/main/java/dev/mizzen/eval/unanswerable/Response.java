package dev.mizzen.eval.unanswerable;

import dev.mizzen.rag.Abstention;
import dev.mizzen.rag.Answer;
import java.util.Objects;
import java.util.Optional;

/**
 * What a system said to a question, for a {@link Judge}.
 *
 * @param question in the words that were asked
 * @param groundTruth the true answer
 * @param text what the user read
 * @param answer of a pipeline, if it was one: it tells an abstention from an answer by itself
 */
public record Response(String question, String groundTruth, String text, Optional<Answer> answer) {
  /** Refuses nulls. */
  public Response {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(groundTruth, "groundTruth");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(answer, "answer");
  }

  /** A free text. */
  public static Response of(String question, String groundTruth, String text) {
    return new Response(question, groundTruth, text, Optional.empty());
  }

  /** What a pipeline answered: its text, or the message of its abstention. */
  public static Response of(String question, String groundTruth, Answer answer) {
    String text = answer.abstention().map(Abstention::message).orElse(answer.text());
    return new Response(question, groundTruth, text, Optional.of(answer));
  }
}
