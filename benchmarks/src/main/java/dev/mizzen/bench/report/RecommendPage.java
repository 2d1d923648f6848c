package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured of recommenders, as a page. */
final class RecommendPage {
  private static final String RECALL = "recall@20";
  private static final String NDCG = "ndcg@20";

  private final Map<String, JsonNode> runs;
  private final Map<String, JsonNode> comparisons;
  private final Map<String, JsonNode> studies;
  private final List<JsonNode> ledger;

  /**
   * @param runs of RecommendAccuracy, by the name of their file
   * @param comparisons of RecommendComparison
   * @param studies with rows of systems
   * @param ledger a line for each reading of a test part
   */
  RecommendPage(
      Map<String, JsonNode> runs,
      Map<String, JsonNode> comparisons,
      Map<String, JsonNode> studies,
      List<JsonNode> ledger) {
    this.runs = runs;
    this.comparisons = comparisons;
    this.studies = studies;
    this.ledger = List.copyOf(ledger);
  }

  String html() {
    StringBuilder body = new StringBuilder();
    Map<String, List<Map.Entry<String, JsonNode>>> sets = new TreeMap<>();
    for (Map.Entry<String, JsonNode> run : runs.entrySet()) {
      String set =
          run.getValue().path("data").asText() + ", " + run.getValue().path("part").asText();
      sets.computeIfAbsent(set, s -> new ArrayList<>()).add(run);
    }
    sets.forEach((set, list) -> body.append(section(set, list)));
    studies.forEach(
        (name, rows) ->
            body.append(PaperStudy.is(rows) ? PaperStudy.html(name, rows) : study(name, rows)));
    body.append(differences()).append(history());
    return Page.of(
        "Recommenders",
        "Figures of held-out interactions: what ranks best, what it costs, and every reading of a"
            + " test part. Seconds are of machines shared with other work.",
        body.toString());
  }

  private static String section(String set, List<Map.Entry<String, JsonNode>> list) {
    List<Map.Entry<String, JsonNode>> sorted = new ArrayList<>(list);
    sorted.sort(
        Comparator.comparingDouble(
            (Map.Entry<String, JsonNode> run) -> -run.getValue().path(RECALL).asDouble()));
    StringBuilder html = new StringBuilder("<h2>" + Html.text(set) + "</h2>\n");
    List<List<String>> rows = new ArrayList<>();
    List<ScatterChart.Point> points = new ArrayList<>();
    List<CurveChart.Curve> curves = new ArrayList<>();
    for (Map.Entry<String, JsonNode> run : sorted) {
      JsonNode figures = run.getValue();
      rows.add(row(run.getKey(), figures));
      points.add(
          new ScatterChart.Point(
              label(run.getKey()),
              Math.max(1e-3, figures.path("train_seconds").asDouble()),
              figures.path(RECALL).asDouble(),
              kind(figures)));
      if (!figures.path("curve_seconds").isEmpty()) {
        curves.add(curve(run.getKey(), figures));
      }
    }
    html.append(
        Html.table(
            "All items ranked, those of training masked",
            List.of(
                "model",
                "Recall@20",
                "nDCG@20",
                "HR@10",
                "nDCG@10",
                "coverage",
                "train s",
                "commit"),
            rows));
    // Two points say no more than their rows do.
    if (points.size() > 2) {
      html.append("<h3>Quality against the time of training</h3>\n")
          .append(new ScatterChart("seconds of training", "Recall@20", points).svg());
    }
    if (!curves.isEmpty()) {
      html.append("<h3>Time to quality</h3>\n")
          .append(new CurveChart("seconds of training", "Recall@20", curves).svg());
    }
    return html.toString();
  }

  private static CurveChart.Curve curve(String name, JsonNode figures) {
    List<CurveChart.Point> points = new ArrayList<>();
    for (int n = 0; n < figures.path("curve_seconds").size(); n++) {
      points.add(
          new CurveChart.Point(
              Math.max(1e-3, figures.path("curve_seconds").path(n).asDouble()),
              figures.path("curve_" + RECALL).path(n).asDouble()));
    }
    return new CurveChart.Curve(
        label(name), figures.path("set_loss").asText().equals("bpr") ? "peer" : "ours", points);
  }

  private static List<String> row(String name, JsonNode figures) {
    String coverage = "";
    for (String key : List.of("coverage@50", "coverage@20")) {
      coverage = figures.has(key) ? number(figures, key) : coverage;
    }
    return List.of(
        Html.text(label(name)),
        number(figures, RECALL),
        number(figures, NDCG),
        number(figures, "hr@10"),
        number(figures, "ndcg@10"),
        coverage,
        Numbers.three(figures.path("train_seconds").asDouble()),
        Html.text(figures.path("commit").asText()));
  }

  private static String label(String name) {
    return name.replaceFirst("^recommend-", "");
  }

  private static String kind(JsonNode figures) {
    return switch (figures.path("model").asText()) {
      case "popularity" -> "peer";
      case "item-knn", "linear-filter", "gf-cf", "ease" -> "definition";
      default -> "ours";
    };
  }

  private static String study(String name, JsonNode all) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : all) {
      if (row.has(RECALL)) {
        rows.add(
            List.of(
                Html.text(
                    (row.has("data") ? row.path("data").asText() + ": " : "")
                        + row.path("system").asText()),
                number(row, RECALL),
                number(row, NDCG),
                number(row, "cold_recall@20"),
                difference(row, "popularity"),
                difference(row, "shuffled_raw"),
                difference(row, "random"),
                difference(row, "ease"),
                difference(row, "textgcn")));
      }
    }
    return "<h2>"
        + Html.text(name)
        + "</h2>\n"
        + Html.table(
            "Means over splits; differences of Recall@20 with their 95 % intervals, by users",
            List.of(
                "system",
                "Recall@20",
                "nDCG@20",
                "cold",
                "− popularity",
                "− shuffled",
                "− random",
                "− EASE",
                "− TextGCN"),
            rows);
  }

  private static String difference(JsonNode row, String other) {
    String key = "vs_" + other + "_" + RECALL;
    return row.has(key)
        ? String.format(
            Locale.ROOT,
            "%+.4f (%+.4f to %+.4f)",
            row.path(key).asDouble(),
            row.path(key + "_lower").asDouble(),
            row.path(key + "_upper").asDouble())
        : "";
  }

  private String differences() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode file : comparisons.values()) {
      for (JsonNode row : file) {
        rows.add(
            List.of(
                Html.text(row.path("system").asText() + " − " + row.path("baseline").asText()),
                Html.text(row.path("metric").asText()),
                String.format(
                    Locale.ROOT,
                    "%+.4f (%+.4f to %+.4f)",
                    row.path("difference").asDouble(),
                    row.path("lower").asDouble(),
                    row.path("upper").asDouble()),
                Numbers.three(row.path("p").asDouble()),
                row.path("users").asText()));
      }
    }
    return rows.isEmpty()
        ? ""
        : "<h2>Differences</h2>\n"
            + Html.table(
                "Paired, by users: bootstrap intervals and randomisation tests",
                List.of("what", "metric", "mean and interval", "p", "users"),
                rows);
  }

  private String history() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode line : ledger) {
      rows.add(
          List.of(
              Html.text(line.path("date").asText()),
              Html.text(line.path("data").asText()),
              Html.text(line.path("model").asText()),
              Html.text(settings(line.path("settings"))),
              Html.text(line.path("commit").asText()),
              Html.text(line.path("configuration").asText())));
    }
    return rows.isEmpty()
        ? ""
        : "<h2>Every reading of a test part</h2>\n"
            + Html.table(
                rows.size() + " readings",
                List.of("date", "data", "model", "settings", "commit", "configuration"),
                rows);
  }

  private static String settings(JsonNode settings) {
    List<String> all = new ArrayList<>();
    settings.properties().forEach(s -> all.add(s.getKey() + "=" + s.getValue().asText()));
    return String.join(" ", all);
  }

  private static String number(JsonNode row, String key) {
    return row.has(key) ? String.format(Locale.ROOT, "%.4f", row.path(key).asDouble()) : "";
  }
}
