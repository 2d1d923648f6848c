package dev.mizzen.bench.study;

import dev.mizzen.eval.EvaluationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A system of the study, over its seeds.
 *
 * @param system its name
 * @param dimension of a projected vector
 * @param reports one for each seed
 * @param figures besides, each a list over the seeds
 */
public record StudyRow(
    String system,
    int dimension,
    List<EvaluationReport> reports,
    Map<String, List<Double>> figures) {
  /** Copies. */
  public StudyRow {
    reports = List.copyOf(reports);
    figures = new LinkedHashMap<>(figures);
  }

  /** For each query the mean over the seeds. */
  public EvaluationReport mean() {
    EvaluationReport first = reports.getFirst();
    Map<String, List<Double>> means = new LinkedHashMap<>();
    for (String query : first.perQuery().keySet()) {
      List<Double> values = new ArrayList<>();
      for (int m = 0; m < first.metrics().size(); m++) {
        int metric = m;
        values.add(
            reports.stream()
                .mapToDouble(
                    r -> Objects.requireNonNull(r.perQuery().get(query), query).get(metric))
                .average()
                .orElseThrow());
      }
      means.put(query, values);
    }
    return new EvaluationReport(first.metrics(), means);
  }
}
