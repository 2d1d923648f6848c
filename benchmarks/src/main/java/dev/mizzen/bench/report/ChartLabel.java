package dev.mizzen.bench.report;

import java.util.Locale;

/** Names beside points of a picture, kept within it. */
final class ChartLabel {
  /** What a letter of 13 pixels takes on the mean, rounded up. */
  private static final double LETTER = 7.2;

  private static final double GAP = 9;

  private ChartLabel() {}

  /** Whether a name to the right of {@code x} would leave a picture of this width. */
  static boolean fits(String name, double x, double width) {
    return x + GAP + name.length() * LETTER <= width;
  }

  /**
   * A name to the right of a point, or to its left where the picture ends too soon.
   *
   * @param width of the picture
   * @param y the base line of the text
   */
  static String svg(String name, double x, double y, double width) {
    boolean right = fits(name, x, width);
    return String.format(
        Locale.ROOT,
        "<text%s x=\"%.1f\" y=\"%.1f\">%s</text>%n",
        right ? "" : " text-anchor=\"end\"",
        right ? x + GAP : x - GAP,
        y,
        Html.text(name));
  }
}
