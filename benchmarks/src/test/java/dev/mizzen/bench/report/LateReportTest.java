package dev.mizzen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateReportTest {
  @TempDir Path folder;

  @Test
  void judgesDrawsAndLoadsNothing() throws IOException {
    String page =
        page(
            "--index",
            file(
                "index.json",
                "{\"split\":\"te<st\",\"ndcg@10\":0.71,\"ndcg@10_exact\":0.712,"
                    + "\"queries_per_second_threads\":149,\"bytes_per_token\":34.3}"),
            "--passages",
            file(
                "passages.json",
                "[{\"documents\":2000,\"recall@10\":0.94,\"p50_ms\":8.5,\"p99_ms\":61},"
                    + "{\"documents\":1000,\"recall@10\":0.99,\"p50_ms\":4.5,\"p99_ms\":9}]"),
            "--churn",
            file("churn.json", "{\"visible_after_add_ms_p95\":12.5,\"trained_anew\":false}"));
    assertThat(page).contains("3 targets held, 3 missed, 2 not measured.");
    assertThat(page).contains("te&lt;st").doesNotContain("te<st");
    assertThat(page).contains("2,000 synthetic passages: recall@10");
    assertThat(page).contains("<svg class=\"curves\"").contains("p99: 2,000, 61");
    assertThat(page).contains("trained_anew").contains("0.7120");
    assertThat(page).doesNotContain("http://").doesNotContain("https://").doesNotContain("NaN");
  }

  @Test
  void leavesOutWhatWasNotMeasured() throws IOException {
    String page = page("--index", file("index.json", "[{\"bytes_per_token\":41}]"));
    assertThat(page).contains("0 targets held, 1 missed, 7 not measured.");
    assertThat(page).doesNotContain("<svg").doesNotContain("An index that changes");
  }

  @Test
  void namesTheFileThatItCannotRead() {
    assertThat(LateReport.run("--index", folder.resolve("none.json").toString())).isEqualTo(1);
  }

  private String page(String... arguments) throws IOException {
    Path out = folder.resolve("late.html");
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = out.toString();
    assertThat(LateReport.run(all)).isZero();
    return Files.readString(out);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
