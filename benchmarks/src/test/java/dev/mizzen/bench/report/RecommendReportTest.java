package dev.mizzen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendReportTest {
  @TempDir Path folder;

  private void file(String name, String content) throws Exception {
    Files.writeString(folder.resolve(name), content);
  }

  @Test
  void aPageThatLoadsNothing() throws Exception {
    Path page = folder.resolve("recommend.html");
    String[] arguments = {"--results", folder.toString(), "--out", page.toString()};
    assertThat(RecommendReport.run(arguments)).as("nothing to show").isEqualTo(1);
    file(
        "recommend-toy-popularity.json",
        """
        {"data":"toy <1>","part":"test","model":"popularity","recall@20":0.1,"ndcg@20":0.08,
         "hr@10":0.2,"train_seconds":0.5,"commit":"abc"}\
        """);
    file(
        "toy-lightgcn.json",
        """
        {"data":"toy <1>","part":"test","model":"lightgcn","recall@20":0.2,"ndcg@20":0.1,
         "train_seconds":50,"curve_seconds":[10,40],"curve_recall@20":[0.1,0.19]}\
        """);
    assertThat(RecommendReport.run(arguments)).isZero();
    assertThat(Files.readString(page)).as("two points").doesNotContain("class=\"front\"");
    file(
        "recommend-toy-item-knn.json",
        """
        {"data":"toy <1>","part":"test","model":"item-knn","recall@20":0.15,"ndcg@20":0.09,
         "train_seconds":2,"commit":"abc"}\
        """);
    file(
        "recommend-against.json",
        """
        [{"system":"b","baseline":"a","metric":"recall@20","users":7,"difference":0.1,
          "lower":0.05,"upper":0.15,"p":0.001}]\
        """);
    file(
        "textgcn-toy.json",
        """
        [{"films":3},{"system":"titles raw","recall@20":0.3,"ndcg@20":0.2,"cold_recall@20":0.1,
          "vs_popularity_recall@20":0.05,"vs_popularity_recall@20_lower":0.01,
          "vs_popularity_recall@20_upper":0.09}]\
        """);
    file(
        "miarec-toy.json",
        """
        [{"data":"papers","splits":2,"split":"some <and> some","pairs":7},
         {"system":"untrained content","mrr@100":0.3,"hr@10":0.5,"ndcg@10":0.33,"recall@20":0.2},
         {"system":"trained all, gravity","mrr@100":0.31,"hr@10":0.5,"ndcg@10":0.35,
          "recall@20":0.2,"ndcg@10 against untrained content":0.02,
          "ndcg@10 against untrained content, lower":0.012,
          "ndcg@10 against untrained content, upper":0.028,
          "ndcg@10 against trained all, equal":-0.001,
          "ndcg@10 against trained all, equal, lower":-0.003,
          "ndcg@10 against trained all, equal, upper":0.001}]\
        """);
    file("other.json", "{\"speed\":3}");
    file(
        "test-ledger.jsonl",
        "{\"date\":\"2026-01-02\",\"data\":\"toy\",\"model\":\"ease\",\"settings\":{\"lambda\":\"9\"}}\n");
    assertThat(RecommendReport.run(arguments)).isZero();
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("toy &lt;1&gt;, test", "lambda=9", "+0.0500 (+0.0100 to +0.0900)")
        .contains("some &lt;and&gt; some", "+0.0200 (+0.0120 to +0.0280)")
        .contains("trained all, gravity", "-0.0010 (-0.0030 to +0.0010)")
        .contains(
            "Time to quality", "class=\"front\"", "1 readings", "+0.1000 (+0.0500 to +0.1500)")
        .doesNotContain("http:", "https:", "<script", "@import", "url(", "NaN", "null");
  }
}
