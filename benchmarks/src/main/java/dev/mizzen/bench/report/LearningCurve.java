package dev.mizzen.bench.report;

import dev.mizzen.train.TrainingCurve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** A picture of a training: its loss and the validation loss, by steps. */
public final class LearningCurve {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  private LearningCurve() {}

  /**
   * Writes a PNG file, whatever was there before.
   *
   * @throws UncheckedIOException if that cannot be
   */
  public static void write(String title, TrainingCurve curve, Path file) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("step")
            .yAxisTitle("loss")
            .build();
    List<Long> steps = curve.epochs().stream().map(TrainingCurve.Epoch::step).toList();
    chart.addSeries(
        "training", steps, curve.epochs().stream().map(TrainingCurve.Epoch::loss).toList());
    chart.addSeries(
        "validation, best at step " + curve.best(),
        steps,
        curve.epochs().stream().map(TrainingCurve.Epoch::validation).toList());
    try {
      ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
