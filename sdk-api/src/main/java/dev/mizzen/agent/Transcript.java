package dev.mizzen.agent;

import dev.mizzen.Content;
import java.util.List;
import java.util.Optional;

/**
 * A run, from the question to its end. Immutable.
 *
 * @param model that spoke
 * @param instructions the rules it was given
 * @param question as it was asked
 * @param image that belongs to the question, if any
 * @param steps in order
 * @param end why the run ended
 * @param tokens of all steps, as they were counted
 */
public record Transcript(
    String model,
    String instructions,
    String question,
    Optional<Content.Image> image,
    List<Step> steps,
    End end,
    int tokens) {
  /** Copies the list. */
  public Transcript {
    steps = List.copyOf(steps);
  }

  /** Why a run ended. */
  public enum End {
    /** With an answer. */
    ANSWERED,
    /** With the sentence that says there is none: {@link Action#UNABLE}. */
    UNABLE,
    /** A turn broke the protocol, and no correction was left. */
    MALFORMED,
    /** The model had its last turn. */
    TURNS,
    /** The model asked for one call of a tool too many. */
    CALLS,
    /** The model asked for one image search too many. */
    IMAGE_SEARCHES,
    /** There was no room for another step. */
    TOKENS,
    /** The time was up. */
    TIME
  }

  /** The answer; empty if there is none, or the model gave up. */
  public Optional<String> answer() {
    if (end != End.ANSWERED) {
      return Optional.empty();
    }
    return said().getLast().action().map(action -> ((Action.Final) action).text());
  }

  /** The model's turns. */
  public List<Step.Said> said() {
    return steps.stream().filter(Step.Said.class::isInstance).map(Step.Said.class::cast).toList();
  }

  /** How often tools were called. */
  public int calls() {
    return (int) steps.stream().filter(Step.Told.class::isInstance).count();
  }

  /**
   * Whether the run kept the protocol to its end: every turn well-formed, the last an answer, no
   * budget exceeded. The format score of arXiv:2510.12801 is 1 if so, else 0.
   */
  public boolean isWellFormed() {
    return (end == End.ANSWERED || end == End.UNABLE)
        && said().stream().allMatch(turn -> turn.action().isPresent());
  }
}
