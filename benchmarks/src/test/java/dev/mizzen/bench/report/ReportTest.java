package dev.mizzen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void aPageThatLoadsNothing() throws Exception {
    Path page = folder.resolve("report.html");
    assertThat(Report.run("--jmh", sample().toString(), "--out", page.toString())).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains(
            "name=\"viewport\"", "MaxSim", "lucene-rescorer", "AMD EPYC, 2 CPUs", "of FMA peak")
        .contains("✗ missed", "not measured", "500x300x32x128")
        .doesNotContain("http:", "https:", "<script", "@import", "url(", "NaN", "null");
  }

  @Test
  void aSummaryWithRatiosAndVerdicts() throws Exception {
    Path notes = folder.resolve("notes.json");
    Files.writeString(notes, "{\"maxsim-peak\": \"because <of> this\"}");
    Path page = folder.resolve("report.html");
    Path summary = folder.resolve("summary.json");
    String[] arguments = {
      "--jmh",
      sample().toString(),
      "--notes",
      notes.toString(),
      "--out",
      page.toString(),
      "--summary",
      summary.toString()
    };
    assertThat(Report.run(arguments)).isZero();
    assertThat(Files.readString(page)).contains("because &lt;of&gt; this");
    JsonNode root = new JsonMapper().readTree(Files.readAllBytes(summary));
    assertThat(root.path("machine").path("jdk").asText()).isEqualTo("25.0.3");
    assertThat(verdict(root, "maxsim-peak")).isEqualTo("missed");
    assertThat(verdict(root, "maxsim-allocation")).isEqualTo("held");
    assertThat(verdict(root, "maxsim-lucene")).isEqualTo("not measured");
    assertThat(verdict(root, "maxsim-rescorer")).isEqualTo("published");
    JsonNode first = root.path("measurements").path(0);
    assertThat(first.path("share_of_fma_peak").asDouble()).isBetween(0.4, 0.7);
  }

  @Test
  void entriesOfTheSameBenchmarkAreForksOfOne() throws Exception {
    List<Measurement> once = ResultFile.read(List.of(sample()));
    List<Measurement> twice = ResultFile.read(List.of(sample(), sample()));
    assertThat(twice).hasSameSizeAs(once);
    assertThat(twice.getFirst().forks()).isEqualTo(2);
    assertThat(twice.getFirst().millis()).hasSize(2 * once.getFirst().millis().length);
    assertThat(twice.getFirst().shareOfPeak()).isEqualTo(once.getFirst().shareOfPeak());
  }

  @Test
  void whatIsNoResultIsRefused() throws IOException {
    Path file = folder.resolve("other.json");
    Files.writeString(file, "{}");
    assertThat(Report.run("--jmh", file.toString())).isEqualTo(1);
  }

  @Test
  void statisticsOfSmallSamples() {
    assertThat(Statistics.median(new double[] {3, 1, 2, 4})).isEqualTo(2.5);
    assertThat(Statistics.median(new double[0])).isNaN();
    Statistics.Interval ratio =
        Statistics.ratio(new double[] {20, 22, 24}, new double[] {10, 11, 12});
    assertThat(ratio.value()).isEqualTo(2);
    assertThat(ratio.low()).isCloseTo(20 / 12.0, within(1e-9));
    assertThat(ratio.high()).isCloseTo(2.4, within(1e-9));
  }

  @Test
  void numbersHaveThreeDigits() {
    assertThat(Numbers.three(1234.5)).isEqualTo("1,235");
    assertThat(Numbers.three(0.012345)).isEqualTo("0.0123");
    assertThat(Numbers.three(99.96)).isEqualTo("100");
    assertThat(Numbers.three(0)).isEqualTo("0");
    assertThat(Numbers.millis(0.5)).isEqualTo("500 µs");
    assertThat(Numbers.millis(28_000)).isEqualTo("28.0 s");
    assertThat(Numbers.bytes(156_900_392)).isEqualTo("157 MB");
  }

  private static String verdict(JsonNode root, String id) {
    for (JsonNode target : root.path("targets")) {
      if (target.path("id").asText().equals(id)) {
        return target.path("verdict").asText();
      }
    }
    return "no such target";
  }

  private static Path sample() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ReportTest.class.getResource("/jmh/results.json")).toURI());
  }
}
