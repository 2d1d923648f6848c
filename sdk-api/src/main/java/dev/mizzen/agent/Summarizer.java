package dev.mizzen.agent;

import java.util.List;
import java.util.Optional;

/** Writes what a model is told of findings. Safe for use by many threads. */
@FunctionalInterface
public interface Summarizer {
  /**
   * Sums up. What it throws is told to the model as a search without results.
   *
   * @param question that texts were searched for; empty for pictures, which are described as such
   * @param findings at least one, best first
   */
  String summarize(Optional<String> question, List<Finding> findings);
}
