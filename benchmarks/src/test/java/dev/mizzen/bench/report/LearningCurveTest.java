package dev.mizzen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.train.TrainingCurve;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {
  @Test
  void writesAPicture(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("curve.png");
    TrainingCurve curve =
        new TrainingCurve(
            List.of(new TrainingCurve.Epoch(10, 1, 2), new TrainingCurve.Epoch(20, 0.5, 1.5)),
            20,
            false);
    LearningCurve.write("A head", curve, file);
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(800);
    assertThat(picture.getHeight()).isEqualTo(500);
  }
}
