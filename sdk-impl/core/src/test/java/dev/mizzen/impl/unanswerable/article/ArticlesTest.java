package dev.mizzen.impl.unanswerable.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.eval.unanswerable.ExternalArticle.Kind;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArticlesTest {
  private static final ExternalArticle PAPER =
      new ExternalArticle(
          "a/1",
          "Foulbrood in cities",
          "Hives stand close.\nSpores travel.",
          Kind.SCIENCE,
          Optional.of(URI.create("https://papers.example/1")),
          Optional.of(Instant.parse("2026-01-31T00:00:00Z")));

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("articles.jsonl"), List.of(lines));
  }

  @Test
  void articlesOfFilesAreFoundByTheirWords() throws IOException {
    ExternalArticleSource source =
        ExternalArticleSource.read(
            file(
                "{\"id\": \"a/1\", \"title\": \"Foulbrood in cities\", \"source\": \"science\","
                    + " \"text\": \"Hives stand close.\\nSpores travel.\","
                    + " \"url\": \"https://papers.example/1\", \"published\": \"2026-01-31\"}",
                "{\"id\": \"b\", \"text\": \"Trams stand still in cities.\"}",
                ""));

    assertThat(source.find("foulbrood of hives", 5)).containsExactly(PAPER);
    assertThat(source.find("cities", 1)).hasSize(1);
    assertThat(source.find("cities", 9)).hasSize(2);
    assertThat(source.find("submarines", 9)).isEmpty();
  }

  @Test
  void foldersGiveTheirTexts() throws IOException {
    Files.createDirectories(folder.resolve("in/deep"));
    Files.writeString(folder.resolve("in/deep/one.md"), "Hives stand close.");
    Files.writeString(folder.resolve("in/two.txt"), "Trams stand still.");
    Files.writeString(folder.resolve("in/other.bin"), "Hives.");

    assertThat(ExternalArticleSource.read(folder.resolve("in")).find("hives", 9))
        .containsExactly(ExternalArticle.of("deep/one.md", "Hives stand close."));
  }

  @Test
  void linesOfAnotherFormAreNamed() throws IOException {
    refused("line 1: expected a string as 'text'", "{\"id\": \"a\"}");
    refused("line 1: expected JSON", "hives");
    refused("expected news or science", "{\"id\": \"a\", \"text\": \"t\", \"source\": \"blog\"}");
    refused("ISO 8601", "{\"id\": \"a\", \"text\": \"t\", \"published\": \"in May\"}");
    refused(
        "line 2: the id 'a' is that of an earlier",
        "{\"id\": \"a\", \"text\": \"t\"}",
        "{\"id\": \"a\", \"text\": \"u\"}");
    assertThatThrownBy(() -> StoredArticles.read(folder.resolve("gone")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gone");
  }

  private void refused(String problem, String... lines) throws IOException {
    Path file = file(lines);
    assertThatThrownBy(() -> StoredArticles.read(file))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void searchesAreKeptAndALineCutShortIsForgotten() throws IOException {
    Path file = folder.resolve("work/articles.jsonl");
    ArticleLog log = ArticleLog.open(file);
    log.add("bees", 3, List.of(PAPER, ExternalArticle.of("b", "Trams \uD83D stand.")));
    log.add("trams", 3, List.of());
    String whole = Files.readString(file);
    Files.writeString(file, whole + whole.substring(0, 20));

    ArticleLog again = ArticleLog.open(file);
    assertThat(again.find("bees", 3).orElseThrow())
        .containsExactly(PAPER, ExternalArticle.of("b", "Trams \uD83D stand."));
    assertThat(again.find("trams", 3)).contains(List.of());
    assertThat(again.find("bees", 4)).isEmpty();
    assertThat(again.find("honey", 3)).isEmpty();
    again.add("honey", 3, List.of());
    assertThat(ArticleLog.open(file).find("honey", 3)).contains(List.of());
  }

  @Test
  void damageInTheMiddleIsNamed() throws IOException {
    Path file = file("{\"topic\": \"a\", \"limit\": 1, \"articles\": []}", "{\"topic\": 7}");
    assertThatThrownBy(() -> ArticleLog.open(file))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("line 2: expected a string as 'topic'");
  }
}
