package dev.mizzen.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All measurements of a run.
 *
 * @param measurements in the order of the files
 */
record Results(List<Measurement> measurements) {
  Results {
    measurements = List.copyOf(measurements);
  }

  /** The measurements of one workload together, workloads in the order of their first. */
  Map<String, List<Measurement>> byWorkload() {
    Map<String, List<Measurement>> groups = new LinkedHashMap<>();
    for (Measurement measurement : measurements) {
      groups.computeIfAbsent(measurement.workload(), key -> new ArrayList<>()).add(measurement);
    }
    return groups;
  }

  /**
   * The one measurement with these parameters.
   *
   * @param parameters names and values in turn; those not named may be anything
   */
  Optional<Measurement> find(String benchmark, String implementation, String... parameters) {
    return measurements.stream()
        .filter(m -> m.benchmark().equals(benchmark) && m.implementation().equals(implementation))
        .filter(m -> matches(m, parameters))
        .findFirst();
  }

  private static boolean matches(Measurement measurement, String... parameters) {
    for (int i = 0; i < parameters.length; i += 2) {
      if (!parameters[i + 1].equals(measurement.parameters().get(parameters[i]))) {
        return false;
      }
    }
    return true;
  }

  /** The fastest of some implementations. */
  Optional<Measurement> fastest(
      String benchmark, List<String> implementations, String... parameters) {
    return implementations.stream()
        .flatMap(implementation -> find(benchmark, implementation, parameters).stream())
        .min((a, b) -> Double.compare(a.time().value(), b.time().value()));
  }
}
