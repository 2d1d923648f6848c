package dev.mizzen.kernels;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells of each choice once, however often it is made. Safe for use by many threads. */
final class ChoiceLog {
  private final Consumer<String> lines;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Hands its lines to {@code lines}. */
  ChoiceLog(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Tells of a choice, unless the same was told before. */
  void tell(String choice) {
    if (told.add(choice)) {
      lines.accept(choice);
    }
  }
}
