package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.Recommender;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of tables with titles, from its files to a trained model that knows them. */
class RecommendTablesTest {
  private static final int USERS = 40;
  private static final int ITEMS = 60;

  @TempDir Path folder;

  /** People with one of two tastes, and things whose titles say whose they are. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder items = new StringBuilder("title\titem\tshelf\n");
    for (int i = 0; i < ITEMS; i++) {
      items.append(title(i)).append("\tthing ").append(i).append("\tshelf ").append(i % 2);
      items.append('\n');
    }
    items.append("Jazz of a new night\tcold\tshelf 1\n");
    Files.writeString(folder.resolve("items.tsv"), items);
    List<StringBuilder> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      parts.add(new StringBuilder("item\tuser\n"));
    }
    for (int user = 0; user < USERS; user++) {
      List<Integer> own = new ArrayList<>();
      for (int i = user % 2; i < ITEMS; i += 2) {
        own.add(i);
      }
      Collections.shuffle(own, new Random(user));
      for (int n = 0; n < 14; n++) {
        parts
            .get(n < 10 ? 0 : n < 12 ? 1 : 2)
            .append("thing ")
            .append(own.get(n))
            .append("\tperson ")
            .append(user)
            .append('\n');
      }
    }
    Files.writeString(folder.resolve("train.tsv"), parts.get(0));
    Files.writeString(folder.resolve("valid.tsv"), parts.get(1));
    Files.writeString(folder.resolve("test.tsv"), parts.get(2));
  }

  private static String title(int item) {
    return (item % 2 == 0 ? "Garden tool " : "Jazz record ") + "kind" + item % 5 + " no" + item;
  }

  private JsonNode run(String... more) throws IOException {
    Path json = folder.resolve("figures.json");
    List<String> args = new ArrayList<>(List.of("--data", folder.toString()));
    args.addAll(List.of("--json", json.toString()));
    args.addAll(List.of("--ledger", folder.resolve("ledger.jsonl").toString()));
    args.addAll(List.of(more));
    assertThat(Programs.run(new RecommendAccuracy(), args.toArray(String[]::new))).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void titlesRankWhatWasHeldOut() throws IOException {
    Path saved = folder.resolve("model");
    JsonNode figures =
        run(
            "--model",
            "miarec",
            "--config",
            "trained=false",
            "content=16",
            "fields=shelf",
            "--final",
            "--save",
            saved.toString());
    assertThat(figures.path("part").asText()).isEqualTo("test");
    assertThat(figures.path("users").asInt()).isEqualTo(USERS);
    assertThat(figures.path("items").asInt()).isEqualTo(ITEMS + 1);
    assertThat(figures.path("interactions").asInt()).isEqualTo(USERS * 12);
    assertThat(figures.path("evaluated_users").asInt()).isEqualTo(USERS);
    // Eighteen of a taste are left: twenty hold them all if titles are read, else two in five.
    assertThat(figures.path("recall@20").asDouble()).isGreaterThan(0.9);
    try (Recommender model = Recommender.load(saved)) {
      List<Recommendation> ranked =
          model.recommend(RecommendRequest.forHistory(List.of("thing 7", "thing 9")).limit(25));
      assertThat(ranked).extracting(Recommendation::item).contains("cold");
      assertThat(ranked.getFirst().document().orElseThrow().title()).startsWith("Jazz");
    }
    assertThat(Files.readAllLines(folder.resolve("ledger.jsonl"))).hasSize(1);
  }

  @Test
  void theTestPartIsNotOpenedForValidation() throws IOException {
    Files.writeString(folder.resolve("test.tsv"), "not a table");
    JsonNode figures = run("--model", "popularity");
    assertThat(figures.path("part").asText()).isEqualTo("validation");
    assertThat(figures.path("interactions").asInt()).isEqualTo(USERS * 10);
    assertThat(folder.resolve("ledger.jsonl")).doesNotExist();
  }
}
