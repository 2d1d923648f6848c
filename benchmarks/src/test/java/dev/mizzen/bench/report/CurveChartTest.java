package dev.mizzen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.bench.report.CurveChart.Curve;
import dev.mizzen.bench.report.CurveChart.Point;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pictures of lines: what stands where. */
class CurveChartTest {
  private static final Pattern TICK =
      Pattern.compile("text-anchor=\"middle\" x=\"([0-9.]+)\" y=\"331.0\">([0-9,]+)<");

  private static String svg(String name, int points) {
    List<Point> line =
        IntStream.rangeClosed(1, points).mapToObj(n -> new Point(7.0 * n, 0.01 * n)).toList();
    return new CurveChart("seconds", "quality", List.of(new Curve(name, "ours", line))).svg();
  }

  @Test
  void fewSizesAreNamedThemselves() {
    assertThat(TICK.matcher(svg("short", 3)).results().map(found -> found.group(2)))
        .containsExactly("7", "14", "21");
  }

  @Test
  void manySizesGiveWayToRoundOnes() {
    String svg = svg("short", 60);
    assertThat(TICK.matcher(svg).results().map(found -> found.group(2)))
        .containsExactly("10", "20", "50", "100", "200");
    double last = 0;
    Matcher ticks = TICK.matcher(svg);
    while (ticks.find()) {
      double x = Double.parseDouble(ticks.group(1));
      assertThat(x - last).isGreaterThan(40);
      last = x;
    }
  }

  @Test
  void longNamesStayInsideThePicture() {
    assertThat(svg("short", 3)).contains("<text x=\"799.0\"");
    assertThat(svg("the name of a long training", 3))
        .contains("<text text-anchor=\"end\" x=\"781.0\"");
    assertThat(ChartLabel.fits("12345", 800, 850)).isTrue();
    assertThat(ChartLabel.fits("1234567", 800, 850)).isFalse();
  }
}
