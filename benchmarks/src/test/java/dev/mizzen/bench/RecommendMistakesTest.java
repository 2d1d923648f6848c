package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recommender's programs say to wrong input: one line, and no file. */
class RecommendMistakesTest {
  @TempDir Path folder;

  private Path json;

  @BeforeEach
  void write() throws IOException {
    json = folder.resolve("figures.json");
    StringBuilder train = new StringBuilder();
    for (int user = 0; user < 12; user++) {
      train.append(user);
      for (int n = 0; n < 10; n++) {
        train.append(' ').append((user + 2 * n) % 20);
      }
      train.append('\n');
    }
    Files.writeString(folder.resolve("train.txt"), train);
  }

  private String failure(int status, Callable<Integer> program, Path data, String... more) {
    List<String> args =
        new ArrayList<>(List.of("--data", data.toString(), "--json", json.toString()));
    args.addAll(List.of(more));
    StringWriter errors = new StringWriter();
    int got = Programs.run(program, new PrintWriter(errors), args.toArray(String[]::new));
    assertThat(got).as(errors.toString()).isEqualTo(status);
    assertThat(json).doesNotExist();
    return errors.toString();
  }

  private String accuracy(Path data, String... more) {
    String message = failure(1, new RecommendAccuracy(), data, more);
    assertThat(message.strip()).as("one line and no stack trace").doesNotContain("\n");
    return message;
  }

  @Test
  void accuracyNamesTheFolderThatIsMissing() throws IOException {
    Path none = folder.resolve("nowhere");
    assertThat(accuracy(none, "--model", "popularity")).contains(none.toString(), "not a folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(accuracy(empty, "--model", "popularity"))
        .contains(empty.toString(), "train.txt", "train.tsv", "sequences.txt", "interactions.tsv");
    assertThat(accuracy(folder, "--model", "popularity", "--final"))
        .contains(folder.toString(), "has no test.txt");
  }

  @Test
  void accuracyNamesTheModelsAndSettingsThereAre() {
    assertThat(accuracy(folder, "--model", "oracle")).contains("oracle", "popularity", "lightgcn");
    assertThat(accuracy(folder, "--model", "item-knn", "--config", "neigbours=3"))
        .contains("item-knn", "neigbours", "neighbours", "shrinkage", "normalize");
    assertThat(accuracy(folder, "--model", "item-knn", "--config", "neighbours=many"))
        .contains("neighbours", "whole number", "many");
    assertThat(accuracy(folder, "--model", "item-knn", "--config", "normalize=maybe"))
        .contains("normalize", "true", "maybe");
    assertThat(failure(2, new RecommendAccuracy(), folder, "--model", "ease", "--config", "lambda"))
        .contains("--config", "lambda");
  }

  @Test
  void accuracyNamesFileAndLine() throws IOException {
    Files.writeString(folder.resolve("train.txt"), "0 1 2\n1 -3\n");
    assertThat(accuracy(folder, "--model", "popularity")).contains("train.txt", "2", "-3");
    Files.delete(folder.resolve("train.txt"));
    Files.writeString(folder.resolve("train.tsv"), "user\tthing\na\tb\n");
    assertThat(accuracy(folder, "--model", "popularity")).contains("train.tsv", "item", "thing");
    Files.writeString(folder.resolve("train.tsv"), "user\titem\na\tb\n");
    Files.writeString(folder.resolve("items.tsv"), "item\ttitle\nb\n");
    assertThat(accuracy(folder, "--model", "popularity")).contains("items.tsv", "2", "expected 2");
  }

  @Test
  void studyOfPapers() throws IOException {
    assertThat(failure(1, new MiarecStudy(), folder)).contains(folder.toString(), "paper.txt");
    assertThat(failure(1, new MiarecStudy(), folder, "--seeds", "0")).contains("--seeds", "0");
    assertThat(failure(1, new MiarecStudy(), folder, "--only", "trained nothing"))
        .contains("trained nothing", "untrained content", "trained all, gravity");
    assertThat(failure(2, new MiarecStudy(), folder, "--epochs", "few")).contains("few");
    Files.writeString(folder.resolve("paper.txt"), "1\tA title\n2 without a tab\n");
    assertThat(failure(1, new MiarecStudy(), folder)).contains("paper.txt", "2", "tab");
  }

  @Test
  void studyOfFilms() throws IOException {
    assertThat(failure(1, new TextGcnStudy(), folder)).contains(folder.toString(), "movies.csv");
    assertThat(failure(1, new TextGcnStudy(), folder, "--splits", "0")).contains("--splits", "0");
    Files.writeString(folder.resolve("movies.csv"), "movieId,title,genres\n1,Film,War\n");
    Files.writeString(
        folder.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n7,2,4.5,0\n");
    assertThat(failure(1, new TextGcnStudy(), folder)).contains("ratings.csv", "film 2");
    Files.writeString(folder.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n7,1,4.5\n");
    assertThat(failure(1, new TextGcnStudy(), folder)).contains("ratings.csv", "4 columns", "7,1");
  }
}
