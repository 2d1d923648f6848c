package dev.mizzen.rag;

import dev.mizzen.Content;
import dev.mizzen.search.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked. Immutable; every setting returns a changed copy.
 *
 * @param text in the user's words
 * @param contents pictures and the like that belong to the question
 * @param conversation earlier turns, oldest first
 * @param filter only documents that pass may be used, if given
 * @param timeout after which an answer from what was found so far, or an abstention, is given
 */
public record Question(
    String text,
    List<Content> contents,
    List<Turn> conversation,
    Optional<Filter> filter,
    Optional<Duration> timeout) {
  /** Copies the lists; refuses a blank text without contents. */
  public Question {
    contents = List.copyOf(contents);
    conversation = List.copyOf(conversation);
    if (text.isBlank() && contents.isEmpty()) {
      throw new IllegalArgumentException("a question needs a text or contents");
    }
  }

  /** A question by itself. */
  public static Question of(String text) {
    return new Question(text, List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  /** With a picture or the like. */
  public Question contents(List<Content> added) {
    return new Question(text, added, conversation, filter, timeout);
  }

  /** After earlier turns. */
  public Question conversation(List<Turn> turns) {
    return new Question(text, contents, turns, filter, timeout);
  }

  /** Only from documents that pass. */
  public Question filter(Filter passing) {
    return new Question(text, contents, conversation, Optional.of(passing), timeout);
  }

  /** Answered within this time. */
  public Question timeout(Duration allowed) {
    return new Question(text, contents, conversation, filter, Optional.of(allowed));
  }

  /**
   * One earlier exchange.
   *
   * @param question the user's words
   * @param answer what was answered
   */
  public record Turn(String question, String answer) {}
}
