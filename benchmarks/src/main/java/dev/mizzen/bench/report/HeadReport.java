package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.bench.report.ScatterChart.Point;
import dev.mizzen.bench.report.StudyFigures.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of a study of projection heads. */
final class HeadReport {
  private final List<StudyFigures> rows;
  private final StudyFigures full;
  private final Optional<JsonNode> lists;

  /**
   * A page.
   *
   * @param rows full vectors among them
   * @param lists what a search by lists found, for the picture of costs
   */
  HeadReport(List<StudyFigures> rows, Optional<JsonNode> lists) {
    this.rows = List.copyOf(rows);
    this.lists = lists;
    this.full =
        rows.stream()
            .filter(row -> row.system().equals("full"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the study has no row 'full'"));
  }

  String html() {
    StringBuilder body = new StringBuilder();
    body.append(checks());
    body.append(
        "<p class=\"legend\"><span class=\"key ours\"></span> distilled <span class=\"key"
            + " definition\"></span> supervised <span class=\"key\"></span> not trained <span"
            + " class=\"key floor\"></span> full vectors</p>\n");
    Map<Integer, List<StudyFigures>> sizes =
        rows.stream()
            .filter(row -> !row.equals(full))
            .collect(
                Collectors.groupingBy(StudyFigures::dimension, TreeMap::new, Collectors.toList()));
    IntervalChart chart = new IntervalChart(rows, full.ndcg());
    sizes.forEach(
        (size, some) ->
            body.append("<h2>")
                .append(size)
                .append(" values a token</h2>\n")
                .append(chart.of(some))
                .append(table(some)));
    return Page.of(
        "Mizzen: projection heads, measured",
        lead(),
        body.append(cost()).append(ranks()).append(method()).toString());
  }

  private String lead() {
    return String.format(
        Locale.ROOT,
        "nDCG@10 on %s: full vectors of %d values %.4f. Heads learn from %d claims.",
        full.json().path("split").asText(),
        full.dimension(),
        full.ndcg(),
        full.json().path("train_queries").asInt());
  }

  /** Full ≥ trained > random, system by system. */
  private String checks() {
    List<List<String>> cells = new ArrayList<>();
    for (StudyFigures row : rows) {
      Optional<Difference> random = row.against("random");
      Optional<Difference> whole = row.against("full");
      if (random.isEmpty() || whole.isEmpty() || row.supervised() || row.system().equals("pca")) {
        continue;
      }
      boolean held = whole.get().value() <= 0;
      boolean above = random.get().low() > 0;
      cells.add(
          List.of(
              Html.text(row.system() + ", " + row.dimension()),
              interval(whole.get()) + " " + badge(held),
              interval(random.get()) + " " + badge(above)));
    }
    return "<h2>Full ≥ distilled > random</h2>\n"
        + Html.table(
            "Differences of nDCG@10 with 95 % paired bootstrap intervals over queries",
            List.of("head", "to the full vectors, not above 0", "to random directions, above 0"),
            cells);
  }

  private static String badge(boolean held) {
    return VerdictTable.badge(held ? Verdict.State.HELD : Verdict.State.MISSED);
  }

  private static String table(List<StudyFigures> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (StudyFigures row : rows) {
      cells.add(
          List.of(
              Html.text(row.system()),
              four(row.ndcg()),
              Integer.toString(row.seeds().size()),
              four(spread(row.seeds())),
              four(row.number("recall@10")),
              four(row.number("recall@100")),
              row.against("full").map(HeadReport::interval).orElse("–"),
              row.against("pca").map(HeadReport::interval).orElse("–"),
              row.against("linear").map(HeadReport::interval).orElse("–"),
              Numbers.three(row.mean("effective_rank"))));
    }
    return Html.table(
        "Heads of this size",
        List.of(
            "head",
            "nDCG@10",
            "seeds",
            "their s.d.",
            "R@10",
            "R@100",
            "− full",
            "− pca",
            "− linear",
            "effective rank"),
        cells);
  }

  private String cost() {
    List<Point> points = new ArrayList<>();
    for (StudyFigures row : rows) {
      if (!row.supervised()) {
        String kind = row.numbers("train_seconds").isEmpty() ? "peer" : "ours";
        points.add(
            new Point(row.system() + " " + row.dimension(), row.bytesPerToken(), row.ndcg(), kind));
      }
    }
    lists.ifPresent(
        json ->
            points.add(
                new Point(
                    "lists, pca 128, " + json.path("form").asText(),
                    json.path("bytes_per_token").asDouble(),
                    json.path("ndcg@10_decoded").asDouble(),
                    "definition")));
    return "<h2>Bytes a token against nDCG@10</h2>\n"
        + "<p>Half floats, as an index keeps exact vectors; the line joins what no other beats."
        + (lists.isPresent()
            ? " The point of lists is of inverted lists of codes without exact vectors, searched"
                + " with queries that have the model's instruction; those of the heads have"
                + " none.</p>\n"
            : "</p>\n")
        + new ScatterChart("bytes a token", "nDCG@10", points).svg();
  }

  /** Clavié et al.'s spectral hypothesis. */
  private String ranks() {
    List<List<String>> cells = new ArrayList<>();
    for (StudyFigures row : rows) {
      List<Double> ranks = row.numbers("effective_rank");
      if (!ranks.isEmpty()) {
        cells.add(
            List.of(
                Html.text(row.system() + ", " + row.dimension()),
                Numbers.three(row.mean("effective_rank")),
                ranks.stream().map(Numbers::three).collect(Collectors.joining(" "))));
      }
    }
    return "<h2>Effective ranks of folded heads</h2>\n"
        + "<p>exp H(σ²/Σσ²). Depth with weight decay is supposed to leave fewer strong directions:"
        + " compare <em>ffn2-decay</em> with <em>linear-decay</em>, both with a decay of 0.1.</p>\n"
        + Html.table("Effective ranks", List.of("head", "mean", "by seed"), cells);
  }

  private String method() {
    return "<h2>Method</h2>\n<ul>\n<li>Every document is ranked by exact MaxSim of its projected"
        + " tokens; all token vectors are frozen.</li>\n<li>A value of a query is its mean over the"
        + " seeds; the line of a point is the 95 % interval of its difference to the full vectors"
        + " (paired bootstrap over queries, 10,000 resamples), marks below are"
        + " seeds.</li>\n<li>Distilled heads learn scores of full-dimension MaxSim, brought to"
        + " 0 .. 1, by the divergence of softmaxes; supervised ones learn from judgments and may"
        + " exceed the full vectors.</li>\n<li>The epoch is chosen by the loss on validation"
        + " claims, which share no cited document with the others.</li>\n<li>Training: "
        + Html.text(full.json().path("setting").asText())
        + "</li>\n</ul>\n";
  }

  private static String interval(Difference difference) {
    return String.format(
        Locale.ROOT,
        "%+.4f <small>(%+.4f to %+.4f)</small>",
        difference.value(),
        difference.low(),
        difference.high());
  }

  private static String four(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static double spread(List<Double> values) {
    if (values.size() < 2) {
      return Double.NaN;
    }
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }
}
