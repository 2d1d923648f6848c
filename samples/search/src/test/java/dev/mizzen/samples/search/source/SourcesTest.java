package dev.mizzen.samples.search.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir private Path folder;

  @Test
  void aFolderGivesItsTextsAndTheLinesOfItsJsonFiles() throws IOException {
    write("notes/a.txt", "About apples.");
    write("b.md", "# Bees");
    write(
        "c.jsonl",
        "{\"id\": \"c1\", \"title\": \"Cats\", \"text\": \"They purr.\"}\n\n{\"_id\": 2}\n");
    write("ignored.csv", "x");
    assertThat(documents())
        .containsExactly(
            Document.of("b.md", "# Bees"),
            Document.of("notes/a.txt", "About apples."),
            Document.builder("c1").title("Cats").text("They purr.").build(),
            Document.of("2", ""));
    DocumentSource source = Sources.in(folder);
    assertThat(source.count()).isEqualTo(4);
    String version = source.version();
    assertThat(source.version()).isEqualTo(version);
    write("b.md", "# Bees and more");
    assertThat(source.version()).isNotEqualTo(version);
  }

  @Test
  void aBeirFolderGivesItsCorpusAndTheJudgedQueries() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("corpus.jsonl.gz")))) {
      out.write(
          "{\"_id\":\"7\",\"title\":\"T\",\"text\":\"é\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    write(
        "queries.jsonl",
        "{\"_id\":\"q1\",\"text\":\"why?\"}\n{\"_id\":\"q2\",\"text\":\"how?\"}\n");
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\t7\t1\nq2\t7\t0\n");
    DocumentSource source = Sources.in(folder);
    assertThat(documents()).containsExactly(Document.builder("7").title("T").text("é").build());
    assertThat(source.count()).isEqualTo(1);
    assertThat(source.questions()).containsExactly(new Question("why?", Set.of("7")));
  }

  @Test
  void metadataKeepsItsTypes() throws IOException {
    write(
        "a.jsonl",
        """
        {"_id":"1","text":"t","metadata":{"year":2024,"score":0.5,"open":true,"by":"Ann",\
        "tags":["x","y"],"mixed":[1,"a"],"nested":{"a":1},"none":null,"_own":1}}
        """);
    assertThat(documents().getFirst().metadata())
        .containsExactly(
            Map.entry("year", MetadataValue.of(2024)),
            Map.entry("score", MetadataValue.of(0.5)),
            Map.entry("open", MetadataValue.of(true)),
            Map.entry("by", MetadataValue.of("Ann")),
            Map.entry(
                "tags", MetadataValue.of(List.of(MetadataValue.of("x"), MetadataValue.of("y")))));
  }

  @Test
  void wrongFoldersAreRefused() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sources.in(folder.resolve("absent")))
        .withMessageContaining("there is no folder")
        .withMessageContaining("absent");
    write("note.txt", "x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sources.in(folder.resolve("note.txt")))
        .withMessageContaining("is a file");
    Files.delete(folder.resolve("note.txt"));
    write("empty.jsonl", "\n\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sources.in(folder))
        .withMessageContaining("no documents in");
  }

  @Test
  void malformedLinesAreNamed() throws IOException {
    write("a.jsonl", "{\"_id\":\"1\",\"text\":\"fine\"}\n{\"_id\":\"2\",\"text\":\n");
    assertFailure("a.jsonl, line 2: not JSON");
    write("a.jsonl", "{\"_id\":\"1\"} trailing\n");
    assertFailure("a.jsonl, line 1: not JSON");
    write("a.jsonl", "\n\n[1]\n");
    assertFailure("a.jsonl, line 3: expected a JSON object, got ARRAY");
    write("a.jsonl", "{\"text\":\"no id\"}\n");
    assertFailure("a.jsonl, line 1: needs '_id' or 'id'");
    write("a.jsonl", "{\"_id\":\"1\",\"text\":[\"x\"]}\n");
    assertFailure("a.jsonl, line 1: 'text' must be a string, got ARRAY");
    write("a.jsonl", "{\"_id\":\"1\"}\n{\"_id\":\"1\"}\n");
    assertFailure("a.jsonl, line 2: the id '1' is taken already");
  }

  @Test
  void unreadableFilesAreNamed() throws IOException {
    Files.write(folder.resolve("a.jsonl"), new byte[] {'{', (byte) 0xFF, '}'});
    assertFailure("a.jsonl is not UTF-8");
    Files.delete(folder.resolve("a.jsonl"));
    write("b.jsonl.gz", "not gzipped");
    assertFailure("cannot read " + folder.resolve("b.jsonl.gz"));
  }

  @Test
  void sciFactIsWhole() {
    SciFact source = new SciFact();
    assertThat(source.count()).isEqualTo(5183);
    try (Stream<Document> documents = source.documents()) {
      assertThat(documents.mapToInt(d -> characters(d)).sum()).isEqualTo(7_771_451);
    }
    assertThat(source.questions()).hasSize(300);
    assertThat(source.questions().stream().mapToInt(q -> q.relevant().size()).sum()).isEqualTo(339);
  }

  /** As the benchmark's published statistics count them. */
  private static int characters(Document document) {
    return (document.title() + " " + document.text()).strip().length();
  }

  private List<Document> documents() {
    try (Stream<Document> documents = Sources.in(folder).documents()) {
      return documents.toList();
    }
  }

  private void assertFailure(String message) {
    assertThatThrownBy(this::documents)
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(message);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
