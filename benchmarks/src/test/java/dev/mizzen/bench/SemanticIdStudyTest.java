package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a made-up collection in MovieLens' form. */
class SemanticIdStudyTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  @Test
  void comparesAllSystems(@TempDir Path folder) throws IOException {
    Random random = new Random(SEED);
    StringBuilder films = new StringBuilder("movieId,title,genres\n");
    for (int film = 0; film < 60; film++) {
      String what =
          film % 2 == 0
              ? "Love in spring " + film + ",Romance"
              : "War in space " + film + ",Action";
      films.append(film).append(",").append(what).append('\n');
    }
    StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int user = 0; user < 12; user++) {
      for (int film = 0; film < 60; film++) {
        double stars = user % 2 == film % 2 ? 4.5 : 2;
        ratings.append(user).append(',').append(film).append(',').append(stars);
        ratings.append(',').append(random.nextInt(1000)).append('\n');
      }
    }
    Files.writeString(folder.resolve("movies.csv"), films);
    Files.writeString(folder.resolve("ratings.csv"), ratings);
    Path json = folder.resolve("figures.json");
    assertThat(
            SemanticIdStudy.run(
                "--data",
                folder.toString(),
                "--model",
                "all-minilm-l6-v2-q",
                "--cache",
                folder.resolve("cache").toString(),
                "--seeds",
                "2",
                "--selection",
                "1",
                "--json",
                json.toString()))
        .isZero();
    List<JsonNode> systems = new ArrayList<>();
    new ObjectMapper()
        .readTree(json.toFile())
        .forEach(
            row -> {
              if (row.has("cold_auc")) {
                systems.add(row);
              }
            });
    assertThat(systems).hasSize(3 + 9);
    for (JsonNode row : systems) {
      assertThat(row.path("cold_auc").asDouble()).as("%s", row).isBetween(0.0, 1.0);
      assertThat(row.path("cold_auc_lower").asDouble())
          .isLessThanOrEqualTo(row.path("cold_auc_upper").asDouble());
    }
    // Users with likes alone, or dislikes alone, have no area.
    assertThat(Files.readAllLines(folder.resolve("figures.jsonl"))).hasSizeBetween(12, 12 * 12);
  }
}
