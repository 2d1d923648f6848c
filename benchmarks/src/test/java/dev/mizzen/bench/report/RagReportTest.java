package dev.mizzen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RagReportTest {
  private static final String[] RATES = {
    "0.01", "0.02", "0.05", "0.10", "0.15", "0.20", "0.30", "0.40", "0.50"
  };

  @TempDir Path folder;

  @Test
  void judgesAndDrawsEverySplit() throws IOException {
    StringBuilder squad =
        new StringBuilder(
            "{\"splits\":3,\"citations_verbatim\":1,\"refused_article_removed\":0.94,"
                + "\"commit\":\"a<b\"");
    for (String rate : RATES) {
      squad
          .append(",\"false_refusals@" + rate + "\":" + rate)
          .append(",\"false_refusals@" + rate + "_by_split\":[0.1,0.2,0.3]")
          .append(",\"risk@" + rate + "\":0.5");
    }
    for (int tenth = 10; tenth <= 100; tenth += 10) {
      squad.append(",\"sentence_risk_at_coverage_" + tenth + "\":0.5");
      squad.append(",\"sentence_risk_at_coverage_" + tenth + "_by_split\":[0.4,0.5,0.6]");
    }
    Files.writeString(folder.resolve("rag-squad.json"), squad.append('}'));
    Files.writeString(folder.resolve("rag-latency.json"), "{\"total_p50_ms\":29}");
    String page = page();
    assertThat(page).contains("2 targets held, 1 missed, 9 not measured.");
    assertThat(page.split("class=\"split\"", -1)).hasSize(1 + 2 * 3);
    assertThat(page.split("class=\"ours\"", -1)).hasSize(1 + 2);
    assertThat(page).contains("class=\"floor\"").contains("a&lt;b").doesNotContain("a<b");
    assertThat(page).doesNotContain("http://").doesNotContain("https://").doesNotContain("NaN");
  }

  @Test
  void leavesOutWhatWasNotMeasured() throws IOException {
    Files.writeString(folder.resolve("rag-squad.json"), "{\"gate_ms\":2}");
    assertThat(page())
        .contains("0 targets held, 1 missed, 11 not measured.")
        .doesNotContain("<svg")
        .doesNotContain("<h2>Time");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(RagReport.run("--results", folder.toString())).isEqualTo(1);
  }

  private String page() throws IOException {
    Path out = folder.resolve("rag.html");
    assertThat(RagReport.run("--results", folder.toString(), "--out", out.toString())).isZero();
    return Files.readString(out);
  }
}
