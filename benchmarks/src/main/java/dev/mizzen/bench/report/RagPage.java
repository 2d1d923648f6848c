package dev.mizzen.bench.report;

import static dev.mizzen.bench.report.RagFigures.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about answers: what they must show, when they fail to come, and how long they take. */
final class RagPage {
  private static final Map<String, String> SYSTEMS =
      Map.of(
          "model", "language model, behind the gate",
          "model_before_gate", "… what it wrote, unchecked",
          "extractive", "quoted sentences (default)",
          "first_sentence", "control: first sentence found",
          "never", "control: never answers");

  private final RagFigures figures;
  private final List<Verdict> verdicts;

  RagPage(RagFigures figures) {
    this.figures = figures;
    this.verdicts = RagTargets.of(figures);
  }

  String html() {
    return Page.of(
        "Mizzen: answers, citations and silence, measured",
        VerdictTable.counts(verdicts),
        targets() + new RagCurves(figures.squad()).html() + model() + latency() + about());
  }

  private String targets() {
    return new VerdictTable(
            "What answers must show; figures of SQuAD 2 are means over ten splits of its articles",
            verdicts,
            Map.of())
        .html();
  }

  private String model() {
    JsonNode model = figures.model();
    if (model.isMissingNode()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    for (String system :
        List.of("model", "model_before_gate", "extractive", "first_sentence", "never")) {
      rows.add(
          List.of(
              Html.text(SYSTEMS.getOrDefault(system, system)),
              share(model, system + "_score_contained"),
              share(model, system + "_contained"),
              share(model, system + "_f1"),
              share(model, system + "_refused_answerable"),
              share(model, system + "_refused_removed"),
              share(model, system + "_refused_adversarial"),
              share(model, system + "_citations_verbatim")));
    }
    return "<h2>A language model beside quoted sentences</h2>\n<p>"
        + Html.text(
            model.path("language_model").asText()
                + ", "
                + model.path("questions").asText()
                + " questions of SQuAD 2, "
                + number(model, "tokens_per_second_read_and_written")
                + " tokens a second read and written, "
                + Numbers.bytes(figure(model, "peak_rss_bytes"))
                + " of memory at most. Right: the text holds a gold answer, or is not given where"
                + " there is none; model − quoted sentences: "
                + share(model, "model_minus_extractive_score_contained")
                + " ("
                + share(model, "model_minus_extractive_score_contained_low")
                + " to "
                + share(model, "model_minus_extractive_score_contained_high")
                + ").")
        + "</p>\n"
        + Html.table(
            "The same questions and calibration",
            List.of(
                "who answers",
                "right",
                "holds answer",
                "F1",
                "silent: answerable",
                "article gone",
                "adversarial",
                "true quotes"),
            rows);
  }

  private String latency() {
    JsonNode latency = figures.latency();
    if (latency.isMissingNode()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    for (String stage : List.of("search", "pack", "gate", "total", "read")) {
      rows.add(
          List.of(
              stage.equals("read") ? "read, by words (not in the total)" : stage,
              number(latency, "one_search_" + stage + "_p50_ms"),
              number(latency, "one_search_" + stage + "_p99_ms"),
              number(latency, stage + "_p50_ms"),
              number(latency, stage + "_p99_ms")));
    }
    return "<h2>Time</h2>\n"
        + Html.table(
            "Milliseconds, two callers at once, "
                + Numbers.three(figure(latency, "passages"))
                + " passages with token vectors; the question's encoding is part of the search",
            List.of("step", "one search: p50", "p99", "several searches: p50", "p99"),
            rows);
  }

  private String about() {
    JsonNode squad = figures.squad();
    return "<p class=\"legend\">SQuAD 2: commit "
        + Html.text(squad.path("commit").asText("unknown"))
        + ", load average at the start "
        + number(squad, "load_average")
        + ". Times are of a machine shared with other work, unless said.</p>\n";
  }

  private static String share(JsonNode figures, String key) {
    return figures.has(key)
        ? String.format(Locale.ROOT, "%.3f", figure(figures, key)).replace('-', '−')
        : "–";
  }

  private static String number(JsonNode figures, String key) {
    return Numbers.three(figure(figures, key));
  }
}
