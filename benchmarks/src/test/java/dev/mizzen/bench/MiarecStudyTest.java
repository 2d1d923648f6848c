package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study on papers that are made up: authors write about one of a few things. */
class MiarecStudyTest {
  @TempDir Path folder;

  @Test
  void measuresEachVariantBesideContent() throws IOException {
    write();
    Path json = folder.resolve("study.json");
    int status =
        Programs.run(
            new MiarecStudy(),
            "--data",
            folder.toString(),
            "--seeds",
            "2",
            "--epochs",
            "2",
            "--only",
            ".*(content|shuffled|all, .*)",
            "--config",
            "content=8",
            "dimension=8",
            "--resamples",
            "1000",
            "--json",
            json.toString());
    assertThat(status).isZero();
    JsonNode rows = new JsonMapper().readTree(json.toFile());
    assertThat(rows.get(0).path("splits").asInt()).isEqualTo(2);
    assertThat(rows.findValuesAsText("system"))
        .startsWith(
            "untrained content",
            "untrained content, shuffled",
            "untrained all, equal",
            "untrained all, gravity",
            "trained content",
            "trained all, equal",
            "trained all, gravity");
    assertThat(rows.get(1).path("ndcg@10").asDouble())
        .isGreaterThan(rows.get(2).path("ndcg@10").asDouble());
    assertThat(rows.get(4).has("mrr@100 against untrained all, equal, lower")).isTrue();
    assertThat(rows.get(7).has("ndcg@10 against trained content, p")).isTrue();
  }

  private void write() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder papers = new StringBuilder();
    StringBuilder venues = new StringBuilder();
    StringBuilder authors = new StringBuilder();
    for (int paper = 0; paper < 300; paper++) {
      int thing = paper % 5;
      papers.append(paper).append("\tOn thing").append(thing);
      papers.append(" and detail").append(random.nextInt(20)).append('\n');
      venues.append(paper).append('\t').append(thing / 2).append('\n');
      for (int author : random.ints(0, 12).distinct().limit(2).toArray()) {
        authors.append(paper).append('\t').append(5 * author + thing).append('\n');
      }
    }
    Files.writeString(folder.resolve("paper.txt"), papers);
    Files.writeString(folder.resolve("paper_conf.txt"), venues);
    Files.writeString(folder.resolve("paper_author.txt"), authors);
    Files.writeString(folder.resolve("conf.txt"), "0\tA\n1\tB\n2\tC\n");
  }
}
