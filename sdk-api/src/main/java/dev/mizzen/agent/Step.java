package dev.mizzen.agent;

import java.util.List;
import java.util.Optional;

/** One message of a run, after the question. */
public sealed interface Step {
  /** The message, as the model wrote or saw it. */
  String text();

  /**
   * A turn of the model: what it wrote, to the end of its action.
   *
   * @param text all it wrote
   * @param action what it does; empty if the turn breaks the protocol
   * @param fault how the turn breaks the protocol
   */
  record Said(String text, Optional<Action> action, Optional<String> fault) implements Step {
    /** Refuses a turn that has neither action nor fault, or both. */
    public Said {
      if (action.isPresent() == fault.isPresent()) {
        throw new IllegalArgumentException(
            "a turn has an action or a fault, got " + action + " and " + fault);
      }
    }
  }

  /**
   * What a tool found, within {@code <information>}, and what to do next.
   *
   * @param text all the model is shown
   * @param findings what it was made of
   * @param box the part of the picture that was searched for, if a part was
   * @param failure why there are no findings, if the tool failed
   */
  record Told(String text, List<Finding> findings, Optional<Box> box, Optional<String> failure)
      implements Step {
    /** Copies the list. */
    public Told {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What was wrong with the turn before.
   *
   * @param text all the model is shown
   */
  record Corrected(String text) implements Step {}
}
