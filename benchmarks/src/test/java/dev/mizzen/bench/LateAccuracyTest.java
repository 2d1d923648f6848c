package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a tiny collection. */
class LateAccuracyTest {
  @TempDir Path folder;

  @Test
  void findsInListsWhatExactScoringFinds() throws IOException {
    JsonNode figures = run("--form", "2bit,pq16", "--timed").get(0);
    assertThat(figures.path("documents").asInt()).isEqualTo(30);
    assertThat(figures.path("recall@10").asDouble()).isGreaterThan(0.9);
    assertThat(figures.path("ndcg@10_exact").asDouble()).isBetween(0.5, 1.0);
    assertThat(figures.path("queries_per_second").asDouble()).isPositive();
    assertThat(figures.path("lists_ns_per_pair").asDouble()).isPositive();
  }

  @Test
  void composesPassages() throws IOException {
    JsonNode rows = run("--passages", "20,40", "--times-only");
    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.get(1).path("documents").asInt()).isEqualTo(40);
    assertThat(rows.get(1).path("tokens").asInt())
        .isGreaterThan(rows.get(0).path("tokens").asInt());
    assertThat(rows.get(0).has("recall@10")).isFalse();
  }

  @Test
  void takesTheFirstDocuments() throws IOException {
    JsonNode figures = run("--documents", "11");
    assertThat(figures.path("documents").asInt()).isEqualTo(11);
    assertThat(figures.path("recall@10").isNumber()).isTrue();
    assertThat(figures.has("ndcg@10")).isFalse();
  }

  @Test
  void measuresAnIndexOfPassages() throws IOException {
    String index = folder.resolve("passages").toString();
    JsonNode figures = run("--passages", "25", "--index", index);
    assertThat(figures.path("documents").asInt()).isEqualTo(25);
    assertThat(figures.path("recall@10").asDouble()).isGreaterThan(0.9);
    assertThat(figures.path("bytes_per_token").asDouble()).isNotNegative();
  }

  @Test
  void measuresAnIndexThatItWrites() throws IOException {
    String[] index = {"--index", folder.resolve("index").toString(), "--timed"};
    JsonNode first = run(index);
    assertThat(first.path("writing_seconds").asDouble()).isPositive();
    assertThat(first.path("recall@10").asDouble()).isGreaterThan(0.9);
    assertThat(first.path("ndcg@10").asDouble()).isBetween(0.5, 1.0);
    assertThat(first.path("ndcg@10_exact").asDouble()).isBetween(0.5, 1.0);
    assertThat(first.path("queries_per_second_threads").asDouble()).isPositive();
    assertThat(run(index).has("writing_seconds")).isFalse();
  }

  private JsonNode run(String... more) throws IOException {
    Path json = folder.resolve("figures.json");
    List<String> args =
        new ArrayList<>(
            List.of(
                "--data",
                TinyBeir.folder().toString(),
                "--model",
                "all-minilm-l6-v2-q",
                "--cache",
                folder.toString(),
                "--split",
                "test",
                "--dimension",
                "32",
                "--centroids",
                "40",
                "--json",
                json.toString()));
    args.addAll(List.of(more));
    assertThat(Programs.run(new LateAccuracy(), args.toArray(String[]::new))).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }
}
