package dev.mizzen.bench.study;

import dev.mizzen.bench.accuracy.Outcome;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.accuracy.Scores;
import dev.mizzen.eval.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a study as figures, each compared with the rows that it is to be compared with. */
public final class StudyTable {
  private final List<StudyRow> rows = new ArrayList<>();
  private final Scores scores;
  private final Map<String, Object> facts;

  /**
   * An empty table.
   *
   * @param facts that every row repeats
   */
  public StudyTable(Scores scores, Map<String, Object> facts) {
    this.scores = scores;
    this.facts = new LinkedHashMap<>(facts);
  }

  /** Adds a row. */
  public void add(StudyRow row) {
    rows.add(row);
  }

  /** Writes all rows, and each query's values beside them as JSON lines. */
  public void write(Path json) {
    List<Map<String, Object>> table = new ArrayList<>();
    List<Outcome> values = new ArrayList<>();
    for (StudyRow row : rows) {
      Outcome outcome =
          new Outcome(row.system() + " " + row.dimension(), Run.builder().build(), row.mean());
      compare(outcome, row, "full", false);
      compare(outcome, row, "random", true);
      compare(outcome, row, "pca", true);
      compare(outcome, row, "linear", true);
      table.add(figures(row, outcome));
      values.add(outcome);
    }
    ReportFiles.write(json, ReportFiles.jsonOf(table));
    ReportFiles.writePerQuery(
        values, Path.of(json.toString().replaceFirst("\\.json$", "") + ".jsonl"));
  }

  private Map<String, Object> figures(StudyRow row, Outcome outcome) {
    Map<String, Object> figures = new LinkedHashMap<>(outcome.figures());
    figures.put("system", row.system());
    figures.put("dimension", row.dimension());
    figures.put("seeds", row.reports().size());
    figures.put("ndcg@10_by_seed", row.reports().stream().map(r -> r.mean(Scores.NDCG)).toList());
    figures.putAll(row.figures());
    figures.putAll(facts);
    return figures;
  }

  /** With the row of that system, of the same dimension if {@code sized}. */
  private void compare(Outcome outcome, StudyRow row, String system, boolean sized) {
    rows.stream()
        .filter(other -> other.system().equals(system) && !other.equals(row))
        .filter(other -> !sized || other.dimension() == row.dimension())
        .findFirst()
        .ifPresent(
            other ->
                outcome.comparison("vs_" + system + "_", scores.compare(row.mean(), other.mean())));
  }
}
