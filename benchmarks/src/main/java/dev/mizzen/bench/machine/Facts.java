package dev.mizzen.bench.machine;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What a benchmark knows beside its time, such as a recall: written when it is set up, and put into
 * JMH's results by {@link MachineProfiler}.
 */
public final class Facts {
  private static final Map<String, Double> FACTS = new ConcurrentSkipListMap<>();

  private Facts() {}

  /** Sets a fact of this JVM. */
  public static void put(String name, double value) {
    FACTS.put(name, value);
  }

  /** All of them. */
  public static Map<String, Double> all() {
    return Map.copyOf(FACTS);
  }
}
