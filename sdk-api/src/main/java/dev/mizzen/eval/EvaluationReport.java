package dev.mizzen.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run's values, query by query.
 *
 * @param metrics what was measured
 * @param perQuery for each judged query, in the order of the judgments, one value for each metric,
 *     in the order of {@code metrics}; 0 for queries the run left out
 */
public record EvaluationReport(List<Metric> metrics, Map<String, List<Double>> perQuery) {
  /** Copies the collections; refuses rows of another length than {@code metrics}. */
  public EvaluationReport {
    metrics = List.copyOf(metrics);
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    for (var row : perQuery.entrySet()) {
      if (row.getValue().size() != metrics.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "query '%s' has %d values for %d metrics",
                row.getKey(),
                row.getValue().size(),
                metrics.size()));
      }
      copy.put(row.getKey(), List.copyOf(row.getValue()));
    }
    perQuery = Collections.unmodifiableMap(copy);
  }

  /**
   * The mean over all judged queries; 0 if there are none.
   *
   * @throws IllegalArgumentException if {@code metric} was not measured
   */
  public double mean(Metric metric) {
    return values(metric).values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /**
   * Each judged query's value, in the order of the judgments.
   *
   * @throws IllegalArgumentException if {@code metric} was not measured
   */
  public Map<String, Double> values(Metric metric) {
    int column = metrics.indexOf(metric);
    if (column < 0) {
      throw new IllegalArgumentException(metric + " was not measured, only " + metrics);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    perQuery.forEach((query, row) -> values.put(query, row.get(column)));
    return Collections.unmodifiableMap(values);
  }
}
