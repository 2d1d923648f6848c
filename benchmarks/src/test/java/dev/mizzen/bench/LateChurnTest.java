package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a tiny collection. */
class LateChurnTest {
  @TempDir Path folder;

  @Test
  void exchangesDocumentsAndComparesWithAFreshIndex() throws IOException {
    Path json = folder.resolve("figures.json");
    assertThat(run("--reserve", "9", "--batch", "3", "--json", json.toString())).isZero();
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.path("documents").asInt()).isEqualTo(21);
    assertThat(figures.path("batches").asInt()).isEqualTo(4);
    assertThat(figures.path("exchanged").asInt()).isGreaterThanOrEqualTo(15);
    assertThat(figures.path("visible_after_add_ms_p95").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(figures.path("delete_add_and_visible_ms_p95").asDouble());
    assertThat(figures.path("trained_anew").asBoolean()).isFalse();
    assertThat(figures.path("ndcg@10_exact_churned").asDouble())
        .isBetween(0.2, 1.0)
        .isCloseTo(figures.path("ndcg@10_exact_fresh").asDouble(), within(1e-9));
    assertThat(figures.path("overlap@10_churned").asDouble()).isGreaterThan(0.9);
  }

  @Test
  void refusesBatchesThatTheReserveCannotFill() throws IOException {
    assertThat(run("--reserve", "2", "--batch", "3")).isEqualTo(1);
    assertThat(run("--reserve", "16", "--batch", "3")).isEqualTo(1);
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
                "--split",
                "test",
                "--dimension",
                "32",
                "--batches",
                "4",
                "--share",
                "0.7",
                "--index",
                folder.resolve("index").toString()));
    args.addAll(List.of(more));
    return Programs.run(new LateChurn(), args.toArray(String[]::new));
  }
}
