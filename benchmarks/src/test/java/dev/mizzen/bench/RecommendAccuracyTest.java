package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a tiny data set of two tastes. */
class RecommendAccuracyTest {
  private static final String[] REQUIRED = {
    "recall@20",
    "ndcg@20",
    "hr@10",
    "train_seconds",
    "train_cpu_seconds",
    "eval_cpu_seconds",
    "eval_seconds",
    "epochs",
    "peak_rss_bytes",
    "backend",
    "data",
    "part",
    "commit"
  };

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    List<String> train = new ArrayList<>();
    List<String> valid = new ArrayList<>();
    List<String> test = new ArrayList<>();
    for (int u = 0; u < 60; u++) {
      List<Integer> items = new ArrayList<>();
      while (items.size() < 12) {
        int item = 2 * random.nextInt(40) + u % 2;
        if (!items.contains(item)) {
          items.add(item);
        }
      }
      train.add(line(u, items.subList(0, 10)));
      valid.add(line(u, items.subList(8, 10)));
      test.add(line(u, items.subList(10, 12)));
    }
    Files.write(folder.resolve("train.txt"), train);
    Files.write(folder.resolve("valid_part.txt"), valid);
    Files.write(folder.resolve("test.txt"), test);
  }

  private static String line(int user, List<Integer> items) {
    StringBuilder line = new StringBuilder().append(user);
    items.forEach(item -> line.append(' ').append(item));
    return line.toString();
  }

  @Test
  void measuresValidationUnlessToldOtherwise() throws IOException {
    Files.delete(folder.resolve("test.txt"));
    assertThat(run("--model", "linear-filter")).isZero();
    JsonNode figures = json();
    assertThat(figures.fieldNames()).toIterable().contains(REQUIRED);
    assertThat(figures.path("part").asText()).isEqualTo("validation");
    assertThat(figures.path("interactions").asInt()).isEqualTo(60 * 8);
    assertThat(figures.path("evaluated_users").asInt()).isEqualTo(60);
    assertThat(figures.path("leaked_pairs").asInt()).isZero();
    // Twenty of the forty items of one taste, by chance, hold more than half of two.
    assertThat(figures.path("recall@20").asDouble()).isBetween(0.4, 1.0);
    assertThat(folder.resolve("ledger.jsonl")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("users.jsonl"))).hasSize(60);
  }

  @Test
  void theTestPartLeavesALineInTheLedger() throws IOException {
    assertThat(run("--model", "gf-cf", "--config", "rank=4", "alpha=0.5", "--final")).isZero();
    assertThat(run("--model", "popularity", "--final")).isZero();
    assertThat(json().path("part").asText()).isEqualTo("test");
    assertThat(json().path("interactions").asInt()).isEqualTo(60 * 10);
    List<String> lines = Files.readAllLines(folder.resolve("ledger.jsonl"));
    assertThat(lines).hasSize(2);
    JsonNode line = new ObjectMapper().readTree(lines.getFirst());
    assertThat(line.path("settings").path("alpha").asText()).isEqualTo("0.5");
    assertThat(line.fieldNames()).toIterable().contains("date", "commit", "configuration");
  }

  @Test
  void readsSequencesAndTablesWithTitles() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("train.txt"));
    List<String> table = new ArrayList<>(List.of("item\tuser"));
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        table.add("thing " + words[i] + "\tperson " + words[0]);
      }
    }
    for (String name : List.of("train.txt", "valid_part.txt", "test.txt")) {
      Files.delete(folder.resolve(name));
    }
    Files.write(folder.resolve("sequences.txt"), lines);
    assertThat(run("--model", "item-knn", "--final", "--sampled", "10")).isZero();
    assertThat(json().path("interactions").asInt()).isEqualTo(60 * 9);
    assertThat(json().path("protocol").asText()).contains("10 sampled");
    Files.delete(folder.resolve("sequences.txt"));
    Files.write(folder.resolve("train.tsv"), table);
    Files.writeString(folder.resolve("items.tsv"), "item\ttitle\nthing 4\tFour\nnew\tNew\n");
    assertThat(run("--model", "linear-filter")).isZero();
    assertThat(json().path("interactions").asInt()).isEqualTo(60 * 9);
    assertThat(json().path("items").asInt()).isBetween(70, 81);
    assertThat(run("--model", "linear-filter", "--final")).isEqualTo(1);
  }

  @Test
  void ranksByTitles() throws IOException {
    StringBuilder titles = new StringBuilder("item\ttitle\n");
    for (int i = 0; i < 80; i++) {
      titles.append(i).append('\t').append(i % 2 == 0 ? "garden tool" : "jazz record");
      titles.append(' ').append(i).append('\n');
    }
    titles.append("cold\tjazz record 99\n");
    Files.writeString(folder.resolve("items.tsv"), titles);
    String cache = folder.resolve("cache").toString();
    assertThat(
            run(
                "--model",
                "textgcn",
                "--watch",
                "--embedder",
                "all-minilm-l6-v2-q",
                "--cache",
                cache))
        .isZero();
    JsonNode figures = json();
    assertThat(figures.path("items").asInt()).isEqualTo(81);
    assertThat(figures.path("set_layers").asText()).matches("[0-6]");
    assertThat(figures.path("embedder").asText()).contains("all-minilm");
    // Half of the twenty are of the other taste by chance; titles tell them apart.
    assertThat(figures.path("recall@20").asDouble()).isBetween(0.4, 1.0);
  }

  @Test
  void comparesUsersOneByOne() throws IOException {
    Path base = folder.resolve("base.jsonl.gz");
    assertThat(run("--model", "popularity", "--per-user", base.toString())).isZero();
    Path better = folder.resolve("better.jsonl");
    assertThat(run("--model", "linear-filter", "--per-user", better.toString())).isZero();
    Path out = folder.resolve("compared.json");
    assertThat(
            Programs.run(
                new RecommendComparison(),
                "--baseline",
                base.toString(),
                better.toString(),
                "--json",
                out.toString()))
        .isZero();
    JsonNode rows = new ObjectMapper().readTree(out.toFile());
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("users").asInt()).isEqualTo(60);
    assertThat(rows.get(0).path("lower").asDouble()).isPositive();
    assertThat(rows.get(0).path("p").asDouble()).isLessThan(0.05);
  }

  @Test
  void saysWhatIsWrongWithACall() {
    assertThat(run("--model", "oracle")).isEqualTo(1);
    assertThat(run("--model", "gf-cf", "--config", "rank=0")).isEqualTo(1);
    assertThat(run()).isEqualTo(2);
  }

  private int run(String... args) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--data",
                folder.toString(),
                "--json",
                folder.resolve("figures.json").toString(),
                "--ledger",
                folder.resolve("ledger.jsonl").toString()));
    all.addAll(List.of(args));
    if (!all.contains("--per-user")) {
      all.addAll(List.of("--per-user", folder.resolve("users.jsonl").toString()));
    }
    return Programs.run(new RecommendAccuracy(), all.toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("figures.json").toFile());
  }
}
