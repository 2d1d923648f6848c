package dev.mizzen.bench.report;

import static dev.mizzen.bench.report.RagFigures.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What abstention does to questions of test articles: curves of every split and of their mean. */
final class RagCurves {
  private static final List<String> ASKED =
      List.of("0.01", "0.02", "0.05", "0.10", "0.15", "0.20", "0.30", "0.40", "0.50");

  private final JsonNode squad;

  RagCurves(JsonNode squad) {
    this.squad = squad;
  }

  String html() {
    if (!squad.has("false_refusals@0.10")) {
      return "";
    }
    return "<h2>How often silence is false</h2>\n"
        + "<p>A user asks for a rate of false refusals; the threshold is put on calibration"
        + " articles. This is the rate that comes true on other articles, for each split of the"
        + " articles (thin) and in the mean (bold). On the dashed line, it is the rate asked"
        + " for.</p>\n"
        + falseRefusals()
        + table()
        + "<h2>Risk and coverage</h2>\n"
        + "<p>The most confident share of all test questions is answered, adversarial ones"
        + " included: about half of all, to which no answer is right. Risk is the share of these"
        + " answers whose quoted sentences do not hold a gold answer.</p>\n"
        + risk();
  }

  private String falseRefusals() {
    List<UnitChart.Line> lines = new ArrayList<>();
    lines.add(
        new UnitChart.Line(
            "", "floor", List.of(new UnitChart.Point(0, 0), new UnitChart.Point(0.5, 0.5))));
    for (int split = 0; split < squad.path("splits").asInt(); split++) {
      int n = split;
      lines.add(line("", "split", rate -> bySplit("false_refusals@" + rate, n)));
    }
    lines.add(line("mean", "ours", rate -> figure(squad, "false_refusals@" + rate)));
    return new UnitChart("rate of false refusals asked for", "rate on test articles", lines).svg();
  }

  private static UnitChart.Line line(String name, String kind, ToDoubleFunction<String> value) {
    List<UnitChart.Point> points = new ArrayList<>();
    for (String rate : ASKED) {
      points.add(new UnitChart.Point(Double.parseDouble(rate), value.applyAsDouble(rate)));
    }
    return new UnitChart.Line(name, kind, points);
  }

  private String risk() {
    List<UnitChart.Line> lines = new ArrayList<>();
    for (int split = 0; split < squad.path("splits").asInt(); split++) {
      int n = split;
      lines.add(tenths("", "split", key -> bySplit(key, n)));
    }
    lines.add(tenths("mean", "ours", key -> figure(squad, key)));
    return new UnitChart("coverage: share of questions answered", "risk", lines).svg();
  }

  private static UnitChart.Line tenths(String name, String kind, ToDoubleFunction<String> value) {
    List<UnitChart.Point> points = new ArrayList<>();
    for (int tenth = 1; tenth <= 10; tenth++) {
      String key = "sentence_risk_at_coverage_" + tenth * 10;
      points.add(new UnitChart.Point(tenth / 10.0, value.applyAsDouble(key)));
    }
    return new UnitChart.Line(name, kind, points);
  }

  private double bySplit(String key, int split) {
    return squad.path(key + "_by_split").path(split).asDouble();
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    for (String rate : ASKED) {
      rows.add(
          List.of(
              Numbers.percent(Double.parseDouble(rate)),
              percent("false_refusals@" + rate)
                  + String.format(
                      Locale.ROOT,
                      " <small>(%s to %s)</small>",
                      percent("false_refusals@" + rate + "_lowest"),
                      percent("false_refusals@" + rate + "_highest")),
              percent("refused_article_removed@" + rate),
              percent("refused_paragraph_removed@" + rate),
              percent("refused_adversarial@" + rate),
              percent("coverage@" + rate),
              percent("risk@" + rate)));
    }
    return Html.table(
        "Means over the splits; lowest and highest split in brackets",
        List.of(
            "asked for",
            "false refusals",
            "refused: article gone",
            "refused: paragraph gone",
            "refused: adversarial",
            "coverage",
            "risk"),
        rows);
  }

  private String percent(String key) {
    return Numbers.percent(figure(squad, key));
  }
}
