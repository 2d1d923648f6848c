package dev.mizzen.bench.report;

import static dev.mizzen.bench.report.LateFigures.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The page about late interaction: what it must show, what it costs, and how it changes. */
final class LatePage {
  private final LateFigures figures;
  private final List<Verdict> verdicts;

  LatePage(LateFigures figures) {
    this.figures = figures;
    this.verdicts = LateTargets.of(figures);
  }

  String html() {
    return Page.of(
        "Mizzen: late interaction, measured",
        VerdictTable.counts(verdicts),
        new VerdictTable("What late interaction must show", verdicts, Map.of()).html()
            + index()
            + curve()
            + churn());
  }

  private String index() {
    return "<h2>An index through the public API</h2>\n"
        + "<p>Token vectors projected to 128 dimensions; each row is a run of LateAccuracy.</p>\n"
        + table(
            "Whole searches in late mode",
            figures.index(),
            columns(
                "split", "split",
                "queries", "queries",
                "lists a token", "probes",
                "candidates", "candidates",
                "bytes a token", "bytes_per_token",
                "nDCG@10 exact", "ndcg@10_exact",
                "nDCG@10", "ndcg@10",
                "recall@10", "recall@10",
                "p50 ms", "p50_ms",
                "p99 ms", "p99_ms",
                "queries/s", "queries_per_second",
                "on 2 threads", "queries_per_second_threads"));
  }

  private String curve() {
    if (figures.passages().isEmpty()) {
      return "";
    }
    List<CurveChart.Curve> curves =
        Stream.of(line("p50", "ours", "p50_ms"), line("p99", "peer", "p99_ms"))
            .filter(curve -> !curve.points().isEmpty())
            .toList();
    String chart =
        curves.isEmpty() ? "" : new CurveChart("synthetic passages", "ms a search", curves).svg();
    return "<h2>What a larger corpus costs</h2>\n"
        + "<p>Synthetic passages: each is four distinct sentences of the collection, and a larger"
        + " corpus begins as a smaller one. Lists are on the heap.</p>\n"
        + chart
        + table(
            "One thread unless said",
            figures.passages(),
            columns(
                "passages", "documents",
                "tokens", "tokens",
                "centroids", "centroids",
                "bytes a token", "bytes_per_token",
                "lists a token", "probes",
                "candidates", "candidates",
                "pairs of tokens compared by codes", "pairs_met_per_query",
                "of the ten among the candidates", "recall_of_ten@100_codes",
                "recall@10", "recall@10",
                "p50 ms", "p50_ms",
                "p99 ms", "p99_ms",
                "queries/s", "queries_per_second",
                "on 2 threads", "queries_per_second_threads"));
  }

  private CurveChart.Curve line(String name, String kind, String figure) {
    return new CurveChart.Curve(
        name,
        kind,
        figures.passages().stream()
            .filter(row -> row.has(figure))
            .map(row -> new CurveChart.Point(figure(row, "documents"), figure(row, figure)))
            .toList());
  }

  private String churn() {
    List<List<String>> rows = new ArrayList<>();
    figures
        .churn()
        .properties()
        .forEach(entry -> rows.add(List.of(Html.text(entry.getKey()), cell(entry.getValue()))));
    return rows.isEmpty()
        ? ""
        : "<h2>An index that changes</h2>\n"
            + Html.table("A run of LateChurn", List.of("figure", "value"), rows);
  }

  private static Map<String, String> columns(String... headsAndNames) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < headsAndNames.length; i += 2) {
      columns.put(headsAndNames[i], headsAndNames[i + 1]);
    }
    return columns;
  }

  private static String table(String caption, List<JsonNode> rows, Map<String, String> columns) {
    List<List<String>> cells = new ArrayList<>();
    for (JsonNode row : rows) {
      cells.add(columns.values().stream().map(name -> cell(row.path(name))).toList());
    }
    return Html.table(caption, List.copyOf(columns.keySet()), cells);
  }

  private static String cell(JsonNode value) {
    if (value.isMissingNode()) {
      return "–";
    }
    if (value.isIntegralNumber()) {
      return String.format(Locale.ROOT, "%,d", value.asLong());
    }
    if (!value.isNumber()) {
      return Html.text(value.asText());
    }
    double number = value.asDouble();
    return number < 1 ? String.format(Locale.ROOT, "%.4f", number) : Numbers.three(number);
  }
}
