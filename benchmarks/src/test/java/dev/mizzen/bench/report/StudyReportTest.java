package dev.mizzen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.bench.report.ScatterChart.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportTest {
  private static final String ROWS =
      """
      [{"system":"full","dimension":384,"ndcg@10":0.74,"recall@10":0.8,"recall@100":0.9,
        "ndcg@10_by_seed":[0.74],"split":"test","train_queries":647,"setting":"Setting[<best>]"},
       {"system":"random","dimension":48,"ndcg@10":0.61,"ndcg@10_by_seed":[0.60,0.62],
        "vs_full_difference":-0.13,"vs_full_lower":-0.16,"vs_full_upper":-0.1,"vs_full_p":0.0001},
       {"system":"linear","dimension":48,"ndcg@10":0.70,"ndcg@10_by_seed":[0.69,0.71],
        "effective_rank":[43.5,43.6],"train_seconds":[10,12],
        "vs_full_difference":-0.04,"vs_full_lower":-0.06,"vs_full_upper":-0.02,"vs_full_p":0.01,
        "vs_random_difference":0.09,"vs_random_lower":0.05,"vs_random_upper":0.12,"vs_random_p":0.001},
       {"system":"ffn2","dimension":48,"ndcg@10":0.62,"ndcg@10_by_seed":[0.62,0.62],
        "effective_rank":[40,40],"train_seconds":[10,12],
        "vs_full_difference":-0.12,"vs_full_lower":-0.16,"vs_full_upper":-0.1,"vs_full_p":0.0001,
        "vs_random_difference":0.01,"vs_random_lower":-0.05,"vs_random_upper":0.06,"vs_random_p":0.5},
       {"system":"linear-supervised","dimension":48,"ndcg@10":0.76,"ndcg@10_by_seed":[0.76],
        "vs_full_difference":0.02,"vs_full_lower":0.01,"vs_full_upper":0.03,"vs_full_p":0.01,
        "vs_random_difference":0.15,"vs_random_lower":0.1,"vs_random_upper":0.2,"vs_random_p":0.0001}]
      """;

  @TempDir Path folder;

  @Test
  void aPageThatLoadsNothingAndSaysWhatHeld() throws Exception {
    Path heads = folder.resolve("heads.json");
    Path lists = folder.resolve("lists.json");
    Path page = folder.resolve("heads.html");
    Files.writeString(heads, ROWS);
    Files.writeString(
        lists, "{\"form\":\"2bit\",\"bytes_per_token\":34.3,\"ndcg@10_decoded\":0.713}");
    String[] arguments = {
      "--heads", heads.toString(), "--lists", lists.toString(), "--out", page.toString()
    };
    assertThat(StudyReport.run(arguments)).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("48 values a token", "+0.0900", "lists, pca 128, 2bit", "Setting[&lt;best&gt;]")
        .contains("43.5 43.6")
        .doesNotContain("http:", "https:", "<script", "@import", "url(", "NaN", "null");
    String checks = html.substring(html.indexOf("Full ≥"), html.indexOf("class=\"legend\""));
    assertThat(checks).contains("linear, 48").doesNotContain("supervised");
    assertThat(checks.split("✓", -1)).as("full twice, random once").hasSize(4);
    assertThat(checks.split("✗", -1)).as("ffn2 is not above random").hasSize(2);
  }

  @Test
  void needsTheFullVectors() throws Exception {
    Path heads = folder.resolve("heads.json");
    Files.writeString(heads, "[{\"system\":\"linear\",\"dimension\":48}]");
    assertThat(StudyReport.run("--heads", heads.toString())).isEqualTo(1);
  }

  @Test
  void theFrontHoldsWhatNoOtherBeats() {
    Point cheap = new Point("cheap", 10, 0.5, "ours");
    Point worse = new Point("worse", 20, 0.4, "ours");
    Point same = new Point("same", 10, 0.45, "ours");
    Point dear = new Point("dear", 30, 0.6, "ours");
    assertThat(ScatterChart.best(List.of(dear, worse, same, cheap))).containsExactly(cheap, dear);
  }
}
