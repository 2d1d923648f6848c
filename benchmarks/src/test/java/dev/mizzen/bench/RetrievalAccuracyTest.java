package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RankingEvaluator;
import dev.mizzen.eval.Run;
import dev.mizzen.impl.eval.BeirFolder;
import dev.mizzen.impl.eval.TrecRunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a tiny collection. */
class RetrievalAccuracyTest {
  private static final String[] REQUIRED = {
    "ndcg@10",
    "recall@10",
    "recall@100",
    "map@10",
    "map",
    "mrr@10",
    "documents_per_second",
    "query_encoding_ms",
    "queries_per_second",
    "p50_ms",
    "p99_ms",
    "index_bytes",
    "backend"
  };

  @TempDir Path folder;

  @Test
  void measuresWordsWithoutAModel() throws IOException {
    assertThat(run("--mode", "bm25", "--run", folder.resolve("run").toString())).isZero();
    JsonNode figures = json();
    assertThat(figures.isObject()).isTrue();
    assertThat(figures.fieldNames()).toIterable().contains(REQUIRED);
    assertThat(figures.path("ndcg@10").asDouble()).isBetween(0.5, 1.0);
    assertThat(figures.path("random_ndcg@10").asDouble())
        .isLessThan(figures.path("ndcg@10").asDouble());
    assertThat(figures.path("lucene_default_ndcg@10").asDouble()).isBetween(0.5, 1.0);
    assertThat(figures.path("query_encoding_ms").asDouble()).isZero();
    assertThat(figures.path("documents").asInt()).isEqualTo(30);
    assertThat(figures.path("queries").asInt()).isEqualTo(6);
    assertThat(figures.path("index_bytes").asLong()).isPositive();
  }

  @Test
  void theRunFileGivesTheSameFigures() throws IOException {
    Path file = folder.resolve("run");
    run("--mode", "bm25", "--run", file.toString());
    Run run = TrecRunFile.read(file);
    double ndcg =
        RankingEvaluator.create()
            .evaluate(
                new BeirFolder(TinyBeir.folder()).read("test").qrels(),
                run,
                List.of(Metric.ndcg(10)))
            .mean(Metric.ndcg(10));
    assertThat(json().path("ndcg@10").asDouble()).isCloseTo(ndcg, within(1e-12));
  }

  @Test
  void measuresEveryModeOnOneIndexAndKeepsTheEmbeddings() throws IOException {
    String[] args = {
      "--model", "all-minilm-l6-v2-q", "--mode", "bm25,dense,hybrid,late", "--cache", "cache"
    };
    args[5] = folder.resolve("cache").toString();
    assertThat(run(args)).isZero();
    JsonNode first = json();
    assertThat(first.isArray()).isTrue();
    assertThat(first).hasSize(4);
    for (JsonNode mode : first) {
      assertThat(mode.fieldNames()).toIterable().contains(REQUIRED);
      assertThat(mode.path("ndcg@10").asDouble())
          .as("%s", mode.path("mode"))
          .isGreaterThan(mode.path("random_ndcg@10").asDouble() + 0.2);
    }
    assertThat(first.get(1).path("hnsw_overlap@10").asDouble()).isEqualTo(1.0);
    assertThat(first.get(2).path("weighted_dense_weight").asDouble()).isBetween(0.0, 1.0);
    assertThat(first.get(2).has("vs_bm25_lower")).isTrue();
    assertThat(first.get(2).has("vs_dense_upper")).isTrue();
    assertThat(Files.readAllLines(folder.resolve("figures.jsonl"))).hasSize(4 * 6);

    assertThat(run(args)).isZero();
    JsonNode second = json();
    for (int i = 0; i < 4; i++) {
      assertThat(second.get(i).path("embeddings_from_cache").asDouble()).isEqualTo(1.0);
      assertThat(second.get(i).path("ndcg@10")).isEqualTo(first.get(i).path("ndcg@10"));
    }
  }

  @Test
  void theQueryInstructionCanBeReplaced() throws IOException {
    assertThat(run("--model", "all-minilm-l6-v2-q", "--mode", "dense", "--query-prefix", "ask: "))
        .isZero();
    assertThat(json().path("query_prefix").asText()).isEqualTo("ask: ");
  }

  @Test
  void saysWhatIsWrongWithACall() {
    assertThat(run("--mode", "dense")).isEqualTo(1);
    assertThat(run("--mode", "psychic")).isEqualTo(2);
    assertThat(run("--mode", "bm25", "--split", "dev")).isEqualTo(1);
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("--data", TinyBeir.folder().toString()));
    all.addAll(List.of("--json", folder.resolve("figures.json").toString()));
    all.addAll(List.of(args));
    return Programs.run(new RetrievalAccuracy(), all.toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("figures.json").toFile());
  }
}
