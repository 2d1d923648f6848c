package dev.mizzen.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What it costs against what it gives: points over a logarithmic axis, and a line through those
 * that no other beats in both.
 */
final class ScatterChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 420;
  private static final double LEFT = 60;
  private static final double RIGHT = 150;
  private static final double TOP = 30;
  private static final double BOTTOM = 45;

  private final String across;
  private final String up;
  private final List<Point> points;
  private final double leastX;
  private final double mostX;
  private final double leastY;
  private final double mostY;

  /**
   * A point.
   *
   * @param name that stands beside it if it is on the line
   * @param x cost, above 0
   * @param y gain
   * @param kind of its colour: ours, definition or peer
   */
  record Point(String name, double x, double y, String kind) {}

  /**
   * A chart.
   *
   * @param across what x is
   * @param up what y is
   */
  ScatterChart(String across, String up, List<Point> points) {
    this.across = across;
    this.up = up;
    this.points = List.copyOf(points);
    leastX = points.stream().mapToDouble(Point::x).min().orElse(1) / 1.2;
    mostX = points.stream().mapToDouble(Point::x).max().orElse(10) * 1.2;
    leastY = Math.floor(points.stream().mapToDouble(Point::y).min().orElse(0) * 50) / 50;
    mostY = Math.ceil(points.stream().mapToDouble(Point::y).max().orElse(1) * 50) / 50;
  }

  /** Those that no other is as cheap and better than, the cheapest first. */
  static List<Point> best(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(
        Comparator.comparingDouble(Point::x)
            .thenComparing(Comparator.comparingDouble(Point::y).reversed()));
    List<Point> best = new ArrayList<>();
    for (Point point : sorted) {
      if (best.isEmpty() || point.y() > best.getLast().y()) {
        best.add(point);
      }
    }
    return best;
  }

  String svg() {
    List<Point> best = best(points);
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"scatter\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s against"
                + " %s\">%n",
            WIDTH,
            HEIGHT,
            Html.text(up),
            Html.text(across)));
    axes(svg);
    StringBuilder line = new StringBuilder();
    for (Point point : best) {
      line.append(line.isEmpty() ? "M" : "L")
          .append(String.format(Locale.ROOT, "%.1f %.1f", x(point), y(point)));
    }
    svg.append("<path class=\"front\" d=\"").append(line).append("\"/>\n");
    for (Point point : points) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"><title>%s: %s, %.4f</title>"
                  + "</circle>%n",
              point.kind(),
              x(point),
              y(point),
              Html.text(point.name()),
              Numbers.three(point.x()),
              point.y()));
    }
    for (Point point : best) {
      svg.append(ChartLabel.svg(point.name(), x(point), y(point) + 13, WIDTH));
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    double bottom = HEIGHT - BOTTOM;
    svg.append(
        String.format(
            Locale.ROOT,
            "<path class=\"axis\" d=\"M%.1f %.1fV%.1fH%.1f\"/>%n",
            LEFT,
            TOP,
            bottom,
            WIDTH - RIGHT));
    for (double tick = 1; tick <= mostX; tick *= 2) {
      if (tick >= leastX) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%.0f</text>%n",
                x(tick),
                bottom + 16,
                tick));
      }
    }
    for (int tick = 0; leastY + tick * 0.02 <= mostY + 1e-9; tick++) {
      double value = leastY + tick * 0.02;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text class=\"tick\""
                  + " text-anchor=\"end\" x=\"%.1f\" y=\"%.1f\">%.2f</text>%n",
              LEFT,
              y(value),
              WIDTH - RIGHT,
              LEFT - 6,
              y(value) + 4,
              value));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
            (LEFT + WIDTH - RIGHT) / 2,
            HEIGHT - 8,
            Html.text(across)));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"tick\" x=\"4\" y=\"%.1f\">%s</text>%n",
            TOP - 14,
            Html.text(up)));
  }

  private double x(Point point) {
    return x(point.x());
  }

  private double x(double value) {
    double share = Math.log(value / leastX) / Math.log(mostX / leastX);
    return LEFT + share * (WIDTH - RIGHT - LEFT);
  }

  private double y(Point point) {
    return y(point.y());
  }

  private double y(double value) {
    double share = (value - leastY) / (mostY - leastY);
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }
}
