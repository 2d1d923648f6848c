package dev.mizzen.index;

import java.util.List;

/**
 * What a full check of the last commit found.
 *
 * @param segments checked
 * @param documents checked
 * @param problems one line for each, naming segment or file; empty if the index is sound
 */
public record VerifyReport(int segments, long documents, List<String> problems) {
  /** Copies the list. */
  public VerifyReport {
    problems = List.copyOf(problems);
  }

  /** Whether there is no problem. */
  public boolean isSound() {
    return problems.isEmpty();
  }
}
