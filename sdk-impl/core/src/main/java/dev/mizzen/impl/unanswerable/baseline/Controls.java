package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.rag.Abstention;
import dev.mizzen.rag.Abstention.Reason;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Answer.Usage;
import java.util.List;
import java.util.Optional;

/**
 * Two systems that need no documents: what the scores are worth shows beside them. On questions
 * without an answer the one cannot be beaten, and on all others it is useless; the other is the
 * reverse.
 */
public final class Controls {
  private Controls() {}

  /** Refuses every question. */
  public static RagSystem refusing() {
    Abstention abstention = new Abstention(Reason.NO_EVIDENCE, "this system answers nothing");
    Answer answer = answer("", Optional.of(abstention));
    return question -> answer;
  }

  /** Says the same to every question, without proof. */
  public static RagSystem answering(String text) {
    Answer answer = answer(text, Optional.empty());
    return question -> answer;
  }

  private static Answer answer(String text, Optional<Abstention> abstention) {
    return new Answer(
        text,
        Optional.empty(),
        List.of(),
        abstention,
        abstention.isPresent() ? 0 : 1,
        List.of(),
        List.of(),
        new Usage(0, 0),
        List.of());
  }
}
