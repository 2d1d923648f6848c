package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Three parts of interactions.
 *
 * @param training to learn from
 * @param validation to choose by
 * @param test to measure on, once
 */
@Incubating(since = "0.1.0")
public record Split(Interactions training, Interactions validation, Interactions test) {
  /**
   * Looks for leakage: pairs in more than one part, which a model has learned before it is asked
   * for them. Empty for what {@link Interactions#split} gives; parts from elsewhere are worth a
   * look. Cost: all interactions, in memory.
   */
  public List<String> leakage() {
    Map<String, Set<String>> learned = new HashMap<>();
    add(training, learned);
    List<String> leaks = new ArrayList<>();
    tell("validation", "training", common(validation, learned), leaks);
    tell("test", "training", common(test, learned), leaks);
    Map<String, Set<String>> chosen = new HashMap<>();
    add(validation, chosen);
    tell("test", "validation", common(test, chosen), leaks);
    return leaks;
  }

  private static void add(Interactions from, Map<String, Set<String>> to) {
    for (Interaction one : from) {
      to.computeIfAbsent(one.user(), user -> new HashSet<>()).add(one.item());
    }
  }

  private static long common(Interactions part, Map<String, Set<String>> others) {
    long count = 0;
    for (Interaction one : part) {
      count += others.getOrDefault(one.user(), Set.of()).contains(one.item()) ? 1 : 0;
    }
    return count;
  }

  private static void tell(String part, String other, long count, List<String> leaks) {
    if (count > 0) {
      leaks.add(count + " pairs of " + part + " are in " + other + " too");
    }
  }
}
