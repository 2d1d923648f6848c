package dev.mizzen.impl.agent;

import dev.mizzen.agent.Action;
import java.util.Optional;

/**
 * What a turn of the model says.
 *
 * @param action what it does; empty if the turn breaks the protocol
 * @param fault how it does so
 */
record Turn(Optional<Action> action, Optional<String> fault) {
  /** A turn that there was not enough room for. */
  static final Turn CUT = new Turn(Optional.empty(), Optional.of("there was no room for more"));
}
