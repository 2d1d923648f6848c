package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityCurvesTest {
  @Test
  void drawsCurvesAndRefusesFilesWithoutOne(@TempDir Path folder) throws IOException {
    Path good = folder.resolve("good.json");
    Files.writeString(good, "{\"curve_seconds\": [1, 2], \"curve_recall@20\": [0.1, 0.2]}");
    Path none = folder.resolve("none.json");
    Files.writeString(none, "{\"recall@20\": 0.1}");
    Path picture = folder.resolve("picture.png");
    assertThat(run(good, picture)).isZero();
    assertThat(Files.size(picture)).isPositive();
    assertThat(run(none, folder.resolve("other.png"))).isEqualTo(1);
    assertThat(folder.resolve("other.png")).doesNotExist();
  }

  private static int run(Path file, Path picture) {
    return Programs.run(
        new QualityCurves(), "--title", "title", "--picture", picture.toString(), "one=" + file);
  }
}
