package dev.mizzen.bench.report;

import java.util.List;
import java.util.Locale;

/** Shares over shares: lines in a plane whose axes begin at 0 and end at round values. */
final class UnitChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 380;
  private static final double LEFT = 60;
  private static final double RIGHT = 150;
  private static final double TOP = 24;
  private static final double BOTTOM = 45;
  private static final double SLACK = 1e-9;

  private final String across;
  private final String up;
  private final List<Line> lines;
  private final double mostX;
  private final double mostY;

  /**
   * A line.
   *
   * @param name that stands at its end; empty for none
   * @param kind of its look: ours, split or floor
   * @param points from left to right, at least one
   */
  record Line(String name, String kind, List<Point> points) {}

  /**
   * A point of a line.
   *
   * @param x from 0 to 1
   * @param y from 0 to 1
   */
  record Point(double x, double y) {}

  /** A chart; the later lines lie above the earlier ones. */
  UnitChart(String across, String up, List<Line> lines) {
    this.across = across;
    this.up = up;
    this.lines = List.copyOf(lines);
    List<Point> all = lines.stream().flatMap(line -> line.points().stream()).toList();
    mostX = round(all.stream().mapToDouble(Point::x).max().orElse(1));
    mostY = round(all.stream().mapToDouble(Point::y).max().orElse(1));
  }

  private static double round(double most) {
    return Math.max(0.1, Math.ceil(most * 10 - SLACK) / 10);
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"curves\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s over"
                + " %s\">%n",
            WIDTH,
            HEIGHT,
            Html.text(up),
            Html.text(across)));
    for (int i = 0; i * step(mostY) <= mostY + SLACK; i++) {
      row(svg, i * step(mostY));
    }
    for (int i = 0; i * step(mostX) <= mostX + SLACK; i++) {
      column(svg, i * step(mostX));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>"
                + "<text class=\"tick\" x=\"4\" y=\"%.1f\">%s</text>%n",
            (LEFT + WIDTH - RIGHT) / 2,
            HEIGHT - 8,
            Html.text(across),
            TOP - 10,
            Html.text(up)));
    lines.forEach(line -> draw(svg, line));
    return svg.append("</svg>\n").toString();
  }

  private static double step(double most) {
    return most > 0.6 ? 0.2 : 0.1;
  }

  private void row(StringBuilder svg, double value) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text class=\"tick\" text-anchor=\"end\""
                + " x=\"%.1f\" y=\"%.1f\">%.1f</text>%n",
            LEFT,
            y(value),
            WIDTH - RIGHT,
            LEFT - 6,
            y(value) + 4,
            value));
  }

  private void column(StringBuilder svg, double value) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%.1f</text>%n",
            x(value),
            HEIGHT - BOTTOM + 16,
            value));
  }

  private void draw(StringBuilder svg, Line line) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      path.append(
          String.format(
              Locale.ROOT,
              path.isEmpty() ? "M%.1f %.1f" : "L%.1f %.1f",
              x(point.x()),
              y(point.y())));
    }
    Point last = line.points().getLast();
    svg.append(
        String.format(
            Locale.ROOT,
            "<g class=\"%s\"><path class=\"line\" d=\"%s\"/><text x=\"%.1f\" y=\"%.1f\">%s</text>"
                + "</g>%n",
            line.kind(),
            path,
            x(last.x()) + 8,
            y(last.y()) + 4,
            Html.text(line.name())));
  }

  private double x(double value) {
    return LEFT + value / mostX * (WIDTH - RIGHT - LEFT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / mostY * (HEIGHT - BOTTOM - TOP);
  }
}
