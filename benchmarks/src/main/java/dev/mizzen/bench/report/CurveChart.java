package dev.mizzen.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How figures grow with a size: lines from zero over a logarithmic axis. */
final class CurveChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 360;
  private static final double LEFT = 60;
  private static final double RIGHT = 110;
  private static final double TOP = 34;
  private static final double BOTTOM = 45;
  private static final int GRID = 5;
  private static final int FEW = 8;
  private static final double[] FACTORS = {1, 2, 5};

  private final String across;
  private final String up;
  private final List<Curve> curves;
  private final double leastX;
  private final double mostX;
  private final double mostY;

  /**
   * A line.
   *
   * @param name that stands at its end
   * @param kind of its colour: ours, definition or peer
   * @param points sorted by size, at least one
   */
  record Curve(String name, String kind, List<Point> points) {}

  /**
   * A point of a line.
   *
   * @param x the size, above 0
   * @param y the figure, not negative
   */
  record Point(double x, double y) {}

  /**
   * A chart.
   *
   * @param across what sizes are of
   * @param up what the figures are
   */
  CurveChart(String across, String up, List<Curve> curves) {
    this.across = across;
    this.up = up;
    this.curves = List.copyOf(curves);
    List<Point> all = curves.stream().flatMap(curve -> curve.points().stream()).toList();
    leastX = all.stream().mapToDouble(Point::x).min().orElse(1);
    mostX = Math.max(leastX * 2, all.stream().mapToDouble(Point::x).max().orElse(1));
    mostY = Math.max(1e-9, all.stream().mapToDouble(Point::y).max().orElse(1));
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
    axes(svg);
    curves.forEach(curve -> line(svg, curve));
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    double bottom = HEIGHT - BOTTOM;
    for (int i = 0; i <= GRID; i++) {
      double value = mostY * i / GRID;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text class=\"tick\""
                  + " text-anchor=\"end\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
              LEFT,
              y(value),
              WIDTH - RIGHT,
              LEFT - 6,
              y(value) + 4,
              Numbers.three(value)));
    }
    for (double tick : ticks()) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%,.0f</text>%n",
              x(tick),
              bottom + 16,
              tick));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>"
                + "<text class=\"tick\" x=\"4\" y=\"%.1f\">%s</text>%n",
            (LEFT + WIDTH - RIGHT) / 2,
            HEIGHT - 8,
            Html.text(across),
            TOP - 18,
            Html.text(up)));
  }

  private void line(StringBuilder svg, Curve curve) {
    StringBuilder path = new StringBuilder();
    for (Point point : curve.points()) {
      path.append(
          String.format(
              Locale.ROOT, path.isEmpty() ? "M%.1f %.1f" : "L%.1f %.1f", x(point), y(point.y())));
    }
    svg.append(
        String.format(
            Locale.ROOT, "<g class=\"%s\"><path class=\"line\" d=\"%s\"/>%n", curve.kind(), path));
    for (Point point : curve.points()) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s: %,.0f, %s</title></circle>%n",
              x(point),
              y(point.y()),
              Html.text(curve.name()),
              point.x(),
              Numbers.three(point.y())));
    }
    Point last = curve.points().getLast();
    // Beside the end, or above the line where there is no room.
    boolean beside = ChartLabel.fits(curve.name(), x(last), WIDTH);
    double base = y(last.y()) + (beside ? 4 : -8);
    svg.append(ChartLabel.svg(curve.name(), x(last), base, WIDTH)).append("</g>\n");
  }

  /** The sizes that were measured if they are few, else 1, 2, 5, 10 and so on. */
  private List<Double> ticks() {
    List<Double> sizes = curves.getFirst().points().stream().map(Point::x).toList();
    if (sizes.size() <= FEW) {
      return sizes;
    }
    List<Double> round = new ArrayList<>();
    for (double power = Math.pow(10, Math.floor(Math.log10(leastX))); power <= mostX; power *= 10) {
      for (double factor : FACTORS) {
        if (power * factor >= Math.max(1, leastX) && power * factor <= mostX) {
          round.add(power * factor);
        }
      }
    }
    return round;
  }

  private double x(Point point) {
    return x(point.x());
  }

  private double x(double size) {
    return LEFT + Math.log(size / leastX) / Math.log(mostX / leastX) * (WIDTH - RIGHT - LEFT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / mostY * (HEIGHT - BOTTOM - TOP);
  }
}
