package dev.mizzen.bench.suite;

import java.util.Map;
import java.util.TreeMap;

/**
 * One benchmark with all its parameters.
 *
 * @param benchmark the full name of the method
 * @param parameters by name, the implementation among them
 * @param readThreads how many threads the read bandwidth is measured with, 0 for not at all
 */
record Case(String benchmark, Map<String, String> parameters, int readThreads) {
  Case {
    parameters = Map.copyOf(parameters);
  }

  /** What the report joins forks by. */
  String key() {
    return benchmark + new TreeMap<>(parameters);
  }

  String implementation() {
    return parameters.getOrDefault("implementation", "");
  }

  /** The threads of the operation. */
  int threads() {
    return Integer.parseInt(parameters.getOrDefault("threads", "1"));
  }

  @Override
  public String toString() {
    String name =
        benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    return name + " " + new TreeMap<>(parameters).values();
  }
}
