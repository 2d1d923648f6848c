package dev.mizzen.bench;

import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.recommend.UserLines;
import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RankingEvaluator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares systems with a baseline by the values of the same users: paired tests. */
@Command(
    name = "RecommendComparison",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares files of RecommendAccuracy --per-user with a baseline's.")
public final class RecommendComparison implements Callable<Integer> {
  @Option(names = "--baseline", required = true, description = "each user's values of the baseline")
  private Path baseline = Path.of("");

  @Parameters(arity = "1..*", description = "each user's values of systems")
  private List<Path> systems = List.of();

  @Option(names = "--resamples", defaultValue = "10000", description = "default: 10000")
  private int resamples;

  @Option(names = "--seed", defaultValue = "42", description = "default: 42")
  private long seed;

  @Option(names = "--json", description = "writes the figures here, too")
  private @Nullable Path json;

  RecommendComparison() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Programs.run(new RecommendComparison(), args));
  }

  @Override
  public Integer call() {
    EvaluationReport base = UserLines.read(baseline);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Path system : systems) {
      EvaluationReport report = UserLines.read(system);
      for (Metric metric : List.of(Metric.recall(20), Metric.ndcg(20))) {
        Comparison found = RankingEvaluator.create().compare(report, base, metric, resamples, seed);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("system", system.getFileName().toString());
        row.put("baseline", baseline.getFileName().toString());
        row.put("metric", metric.toString());
        row.put("users", report.perQuery().size());
        row.put("difference", found.difference());
        row.put("lower", found.lower());
        row.put("upper", found.upper());
        row.put("p", found.pValue());
        rows.add(row);
      }
    }
    ReportFiles.tell(rows, json);
    return 0;
  }
}
