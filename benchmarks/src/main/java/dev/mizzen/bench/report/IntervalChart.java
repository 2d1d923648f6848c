package dev.mizzen.bench.report;

import dev.mizzen.bench.report.StudyFigures.Difference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Systems as points on a common scale: the mean, a line over the interval of its difference to the
 * full vectors, a small mark for each seed, and a dashed line where the full vectors are. The words
 * are HTML and each row a small SVG that stretches, as in {@link BarChart}.
 */
final class IntervalChart {
  private final double low;
  private final double high;
  private final double full;

  /**
   * A scale that all of {@code rows} fit in.
   *
   * @param full of the full vectors
   */
  IntervalChart(List<StudyFigures> rows, double full) {
    this.full = full;
    double least = full;
    double most = full;
    for (StudyFigures row : rows) {
      Difference difference = row.against("full").orElse(new Difference(0, 0, 0, 1));
      least = Math.min(least, full + difference.low());
      most = Math.max(most, full + difference.high());
    }
    low = Math.floor(least * 50) / 50;
    high = Math.ceil(most * 50) / 50;
  }

  String of(List<StudyFigures> rows) {
    return "<div class=\"chart\" role=\"list\">\n"
        + rows.stream().map(this::row).collect(Collectors.joining())
        + String.format(
            Locale.ROOT,
            "<div class=\"bar scale\"><span></span><span class=\"ends\"><span>%.2f</span>"
                + "<span>%.2f</span></span><span></span></div>%n",
            low,
            high)
        + "</div>\n";
  }

  private double x(double value) {
    return 1000 * (value - low) / (high - low);
  }

  private String row(StudyFigures row) {
    String kind =
        switch (row.system()) {
          case "full", "random", "pca" -> "peer";
          default -> row.supervised() ? "definition" : "ours";
        };
    Optional<Difference> difference = row.against("full");
    String whisker =
        difference
            .map(
                d ->
                    String.format(
                        Locale.ROOT,
                        "<path class=\"whisker\" d=\"M%.1f 10H%.1fM%.1f 6V14M%.1f 6V14\"/>",
                        x(full + d.low()),
                        x(full + d.high()),
                        x(full + d.low()),
                        x(full + d.high())))
            .orElse("");
    String seeds =
        row.seeds().stream()
            .map(v -> String.format(Locale.ROOT, "M%.1f 15V19", x(v)))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        <div class="bar %s" role="listitem"><span class="name">%s</span>\
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">\
        <path class="floor" d="M%.1f 0V20"/>%s<path class="seed" d="%s"/>\
        <rect class="fill" x="%.1f" y="5" width="6" height="10"/></svg>\
        <span class="value">%.4f</span></div>
        """,
        kind,
        Html.text(row.system()),
        x(full),
        whisker,
        seeds,
        x(row.ndcg()) - 3,
        row.ndcg());
  }
}
