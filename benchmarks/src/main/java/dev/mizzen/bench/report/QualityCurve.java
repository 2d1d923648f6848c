package dev.mizzen.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** A picture of how quality grows with the time of training. */
public final class QualityCurve {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  private QualityCurve() {}

  /**
   * A moment of a training.
   *
   * @param seconds since its start
   * @param value of the metric
   */
  public record Point(double seconds, double value) {}

  /**
   * Writes a PNG file, whatever was there before.
   *
   * @param metric its name
   * @param curves by the name of the training
   * @throws UncheckedIOException if that cannot be
   */
  public static void write(
      String title, String metric, Map<String, List<Point>> curves, Path file) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("seconds of training, evaluations included")
            .yAxisTitle(metric)
            .build();
    curves.forEach(
        (name, points) ->
            chart.addSeries(
                name,
                points.stream().map(Point::seconds).toList(),
                points.stream().map(Point::value).toList()));
    try {
      ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
