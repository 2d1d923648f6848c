package dev.mizzen.rag;

import dev.mizzen.search.Hit;
import java.util.List;

/** A step of an answer in the making; {@link Completed} is the last, and its answer is final. */
public sealed interface AnswerEvent {
  /**
   * Evidence was found.
   *
   * @param passages added by this step
   */
  record Retrieved(List<Hit> passages) implements AnswerEvent {
    /** Copies the list. */
    public Retrieved {
      passages = List.copyOf(passages);
    }
  }

  /**
   * More of the answer was written and passed the citation gate.
   *
   * @param text to be appended
   */
  record Written(String text) implements AnswerEvent {}

  /**
   * A quote was verified.
   *
   * @param citation the quote
   */
  record Cited(Citation citation) implements AnswerEvent {}

  /**
   * The answer is complete, or there is none.
   *
   * @param answer in full
   */
  record Completed(Answer answer) implements AnswerEvent {}
}
