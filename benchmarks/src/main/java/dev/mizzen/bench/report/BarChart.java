package dev.mizzen.bench.report;

import dev.mizzen.bench.report.Statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Times as bars from zero, the fastest first: the words are HTML, so that they stay readable at any
 * width, and each bar is a small SVG that stretches. A line through a bar's end spans the interval
 * of its median; the dashed line is the least time that the machine's ceiling allows.
 */
final class BarChart {
  private static final Set<String> OURS = Set.of("simd", "tornado", "mizzen");

  private BarChart() {}

  /**
   * Draws measurements that are sorted.
   *
   * @param floor least time in milliseconds, NaN if there is none
   */
  static String of(List<Measurement> sorted, double floor) {
    double longest = sorted.stream().mapToDouble(m -> m.time().high()).max().orElse(1);
    double scale = 1000 / longest;
    StringBuilder chart = new StringBuilder("<div class=\"chart\" role=\"list\">\n");
    for (Measurement measurement : sorted) {
      chart.append(bar(measurement, scale, floor));
    }
    return chart.append("</div>\n").toString();
  }

  private static String bar(Measurement measurement, double scale, double floor) {
    Interval time = measurement.time();
    String kind =
        OURS.contains(measurement.implementation())
            ? "ours"
            : measurement.implementation().equals("scalar") ? "definition" : "peer";
    return String.format(
        Locale.ROOT,
        """
        <div class="bar %s" role="listitem"><span class="name">%s</span>\
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">\
        <rect class="fill" x="0" y="2" width="%.1f" height="16"/>\
        <path class="whisker" d="M%.1f 10H%.1fM%.1f 6V14M%.1f 6V14"/>%s</svg>\
        <span class="value">%s</span></div>
        """,
        kind,
        Html.text(measurement.implementation()),
        Math.max(1, time.value() * scale),
        time.low() * scale,
        time.high() * scale,
        time.low() * scale,
        time.high() * scale,
        floorLine(floor * scale),
        Numbers.millis(time.value()));
  }

  private static String floorLine(double x) {
    return Double.isNaN(x) || x > 1000
        ? ""
        : String.format(Locale.ROOT, "<path class=\"floor\" d=\"M%.1f 0V20\"/>", x);
  }
}
