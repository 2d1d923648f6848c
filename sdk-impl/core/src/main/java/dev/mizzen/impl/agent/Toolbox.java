package dev.mizzen.impl.agent;

import dev.mizzen.agent.Action;
import dev.mizzen.agent.Box;
import dev.mizzen.agent.Finding;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import java.util.List;
import java.util.Optional;

/** Does what the model asks for. */
@FunctionalInterface
interface Toolbox {
  /** Searches; a failure is a result, too. */
  Found use(Action action, Deadline deadline);

  /**
   * What came of it.
   *
   * @param summary what the model is told
   * @param findings it was made of
   * @param box the part of the picture that was searched for, if a part was
   * @param failure why there are no findings, if the tool failed
   */
  record Found(
      String summary, List<Finding> findings, Optional<Box> box, Optional<String> failure) {
    /** What the model is told of nothing. */
    static final String NOTHING = "The search gave no results.";

    static Found failed(String why) {
      return new Found(NOTHING, List.of(), Optional.empty(), Optional.of(why));
    }
  }
}
