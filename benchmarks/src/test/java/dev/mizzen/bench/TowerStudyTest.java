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

/** The whole program on two made-up collections, each of two tastes. */
class TowerStudyTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261124);

  @Test
  void comparesTowersOfBothSets(@TempDir Path folder) throws IOException {
    Random random = new Random(SEED);
    Path films = Files.createDirectory(folder.resolve("films"));
    StringBuilder movies = new StringBuilder("movieId,title,genres\n");
    StringBuilder items = new StringBuilder("item\ttext\n");
    for (int item = 0; item < 60; item++) {
      movies.append(item).append(item % 2 == 0 ? ",Love in spring " : ",War in space ");
      movies.append(item).append(item % 2 == 0 ? ",Romance\n" : ",Action|War\n");
      items.append(item).append(item % 2 == 0 ? "\tred lipstick " : "\tshaving foam ");
      items.append(item).append('\n');
    }
    StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
    StringBuilder sequences = new StringBuilder();
    for (int user = 0; user < 25; user++) {
      sequences.append(user);
      for (int n = 0; n < 12; n++) {
        int item = 2 * random.nextInt(30) + user % 2;
        ratings.append(user).append(',').append(item).append(",4.5,").append(n).append('\n');
        sequences.append(' ').append(2 * ((5 * n + user) % 30) + user % 2);
      }
      sequences.append('\n');
    }
    Files.writeString(films.resolve("movies.csv"), movies);
    Files.writeString(films.resolve("ratings.csv"), ratings);
    Path other = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(other.resolve("items.tsv"), items);
    Files.writeString(other.resolve("sequences.txt"), sequences);
    Path json = folder.resolve("figures.json");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--data", films.toString(), "--other", other.toString()));
    arguments.addAll(List.of("--model", "all-minilm-l6-v2-q", "--splits", "2"));
    arguments.addAll(List.of("--epochs", "2", "--other-epochs", "1", "--joint-epochs", "1"));
    arguments.addAll(List.of("--resamples", "1000", "--json", json.toString()));
    assertThat(TowerStudy.run(arguments.toArray(String[]::new))).as("seed %d", SEED).isZero();
    List<String> rows = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(json.toFile())) {
      if (row.has("recall@20")) {
        rows.add(row.path("measured_on").asText() + ": " + row.path("system").asText());
      }
    }
    assertThat(rows)
        .containsExactly(
            "films: popularity",
            "films: textgcn",
            "films: towers in domain",
            "films: towers of the other set",
            "films: towers of both",
            "shop: popularity",
            "shop: textgcn",
            "shop: towers in domain",
            "shop: towers of films",
            "shop: towers of both");
    assertThat(folder.resolve("figures.jsonl")).isNotEmptyFile();
  }
}
