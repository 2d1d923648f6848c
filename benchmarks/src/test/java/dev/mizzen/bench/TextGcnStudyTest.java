package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a made-up collection in MovieLens' form, of two tastes. */
class TextGcnStudyTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  @Test
  void comparesTitlesWithControls(@TempDir Path folder) throws IOException {
    write(folder, 30);
    Path json = folder.resolve("figures.json");
    assertThat(
            TextGcnStudy.run(
                "--data",
                folder.toString(),
                "--model",
                "all-minilm-l6-v2-q",
                "--splits",
                "2",
                "--tower-epochs",
                "2",
                "--only",
                "popularity|ease|random.*|titles raw|shuffled raw|two towers",
                "--resamples",
                "1000",
                "--json",
                json.toString()))
        .as("seed %d", SEED)
        .isZero();
    Map<String, JsonNode> systems = new HashMap<>();
    for (JsonNode row : new ObjectMapper().readTree(json.toFile())) {
      if (row.has("recall@20")) {
        systems.put(row.path("system").asText(), row);
        assertThat(row.path("recall@20_by_split")).hasSize(2);
      }
    }
    JsonNode titles = systems.get("titles raw");
    assertThat(titles).isNotNull();
    assertThat(titles.path("vs_shuffled_raw_recall@20_lower").asDouble()).isPositive();
    assertThat(titles.path("settings_by_split").get(0).path("layers").asText()).matches("[0-8]");
    // Random vectors tell items apart, so that the graph alone ranks them.
    assertThat(systems)
        .containsOnlyKeys(
            "random",
            "random of equal mean",
            "ease",
            "popularity",
            "titles raw",
            "shuffled raw",
            "two towers");
    assertThat(Files.readAllLines(folder.resolve("figures.jsonl")))
        .hasSizeGreaterThan(systems.size() * 20);
  }

  @Test
  void refusesAnExpressionThatLeavesNoSystem(@TempDir Path folder) throws IOException {
    write(folder, 2);
    StringWriter errors = new StringWriter();
    String[] arguments = {
      "--data", folder.toString(), "--only", "tower", "--json", folder.resolve("f.json").toString()
    };
    assertThat(Programs.run(new TextGcnStudy(), new PrintWriter(errors), arguments)).isNotZero();
    assertThat(errors.toString()).contains("--only tower leaves none of [popularity, item-knn");
  }

  private static void write(Path folder, int users) throws IOException {
    Random random = new Random(SEED);
    StringBuilder films = new StringBuilder("movieId,title,genres\n");
    for (int film = 0; film < 80; film++) {
      films.append(film).append(film % 2 == 0 ? ",Love in spring " : ",War in space ");
      films.append(film).append(film % 2 == 0 ? ",Romance\n" : ",Action|War\n");
    }
    StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int user = 0; user < users; user++) {
      for (int n = 0; n < 16; n++) {
        int film = 2 * random.nextInt(40) + user % 2;
        ratings.append(user).append(',').append(film).append(",4.5,").append(n).append('\n');
      }
    }
    Files.writeString(folder.resolve("movies.csv"), films);
    Files.writeString(folder.resolve("ratings.csv"), ratings);
  }
}
