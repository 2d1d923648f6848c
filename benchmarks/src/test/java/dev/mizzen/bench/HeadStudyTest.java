package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.bench.report.StudyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a tiny collection. */
class HeadStudyTest {
  @TempDir Path folder;

  @Test
  void goesOnWhereItWasStoppedAndTellsWhatItFound() throws IOException {
    assertThat(run("--train-only", "--systems", "linear")).isZero();
    Path cell = folder.resolve("cells").resolve("linear-8-1");
    Path trained = cell.resolve("training.json");
    FileTime time = Files.getLastModifiedTime(trained);
    assertThat(cell.resolve("validation.json")).doesNotExist();

    String systems = "random,pca,linear,glu-silu-f1,linear-supervised";
    assertThat(run("--systems", systems)).isZero();
    assertThat(Files.getLastModifiedTime(trained)).isEqualTo(time);
    JsonNode rows = new ObjectMapper().readTree(folder.resolve("heads.json").toFile());
    assertThat(rows).hasSize(6);
    assertThat(rows.get(0).path("system").asText()).isEqualTo("full");
    JsonNode linear = rows.get(3);
    assertThat(linear.path("ndcg@10_by_seed")).hasSize(2);
    assertThat(linear.path("effective_rank")).hasSize(2);
    assertThat(linear.has("vs_full_lower")).isTrue();
    assertThat(linear.has("vs_random_p")).isTrue();
    assertThat(linear.has("vs_linear_p")).isFalse();
    assertThat(rows.get(4).has("effective_rank")).as("of a head without a matrix").isFalse();
    assertThat(Files.readAllLines(folder.resolve("heads.jsonl")).size() % 6).isZero();

    assertThat(run("--systems", systems, "--final")).isZero();
    byte[] table = Files.readAllBytes(folder.resolve("heads.json"));
    assertThat(run("--systems", systems + ",ffn3-res", "--final", "--known")).isZero();
    assertThat(folder.resolve("heads.json")).as("of the cells alone").hasBinaryContent(table);
    assertThat(cell.resolve("test.json")).exists();
    Path page = folder.resolve("heads.html");
    String json = folder.resolve("heads.json").toString();
    assertThat(StudyReport.run("--heads", json, "--out", page.toString())).isZero();
    assertThat(Files.readString(page)).contains("glu-silu-f1", "nDCG@10 on test");
  }

  @Test
  void doesNotMixSettings() {
    assertThat(run("--train-only", "--systems", "linear")).isZero();
    assertThat(run("--train-only", "--systems", "linear", "--far", "2")).isEqualTo(1);
  }

  private int run(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--data",
                TinyBeir.folder().toString(),
                "--model",
                "all-minilm-l6-v2-q",
                "--cache",
                folder.toString(),
                "--cells",
                folder.resolve("cells").toString(),
                "--dimensions",
                "8",
                "--seeds",
                "2",
                "--json",
                folder.resolve("heads.json").toString()));
    args.addAll(List.of("--best", "2", "--near", "2", "--nearest", "8"));
    if (!List.of(more).contains("--far")) {
      args.addAll(List.of("--far", "3"));
    }
    args.addAll(List.of(more));
    return Programs.run(new HeadStudy(), args.toArray(String[]::new));
  }
}
