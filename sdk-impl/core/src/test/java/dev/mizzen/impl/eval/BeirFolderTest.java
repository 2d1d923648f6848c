package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mizzen.error.DataFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeirFolderTest {
  private static final String CORPUS =
      """
      {"_id": "d1", "title": "A title", "text": "A text."}
      {"_id": "d2", "text": "No title."}
      {"_id": "d3", "title": "No text", "text": ""}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTask() throws IOException {
    write("corpus.jsonl", CORPUS);
    write(
        "queries.jsonl",
        """
        {"_id": "q1", "text": "asked in train"}
        {"_id": "q2", "text": "asked in test", "metadata": {"any": 1}}
        """);
    write("qrels_test.tsv", "query-id\tcorpus-id\tscore\nq2\td1\t1\n");
    Files.createDirectory(folder.resolve("qrels"));
    write("qrels/train.tsv", "q1\td2\t1\n");
  }

  @Test
  void readsOneSplitAndItsQueriesOnly() {
    BeirDataset test = new BeirFolder(folder).read("test");
    assertThat(test.corpus())
        .extracting(BeirDataset.Entry::titleAndText)
        .containsExactly("A title A text.", "No title.", "No text");
    assertThat(test.queries()).containsExactly(java.util.Map.entry("q2", "asked in test"));
    assertThat(test.qrels().grades("q2")).containsExactly(java.util.Map.entry("d1", 1));
    assertThat(new BeirFolder(folder).read("train").queries()).containsOnlyKeys("q1");
  }

  @Test
  void readsPackedFiles() throws IOException {
    Files.delete(folder.resolve("corpus.jsonl"));
    Files.write(folder.resolve("corpus.jsonl.gz"), gzip(CORPUS));
    assertThat(new BeirFolder(folder).corpus()).hasSize(3);
  }

  @Test
  void namesAPackedFileThatEndsEarly() throws IOException {
    Files.delete(folder.resolve("corpus.jsonl"));
    byte[] whole = gzip(CORPUS);
    Files.write(folder.resolve("corpus.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
    refused("corpus.jsonl.gz", "end early");
    Files.write(folder.resolve("corpus.jsonl.gz"), CORPUS.getBytes(StandardCharsets.UTF_8));
    refused("corpus.jsonl.gz", "not packed");
  }

  @Test
  void namesFileAndLineOfWhatIsWrong() throws IOException {
    write("corpus.jsonl", CORPUS + "{\"_id\": \"d1\", \"text\": \"\"}\n");
    refused("corpus.jsonl, line 4", "'d1' occurs twice");
    write("corpus.jsonl", CORPUS + "{\"_id\": \"d4\"}\n");
    refused("corpus.jsonl, line 4", "text is missing");
    write("corpus.jsonl", CORPUS + "{\"_id\": \n");
    refused("corpus.jsonl, line 4", "not a JSON object");
    Files.write(folder.resolve("corpus.jsonl"), new byte[] {'{', (byte) 0xff, '}', '\n'});
    refused("corpus.jsonl, line 1", "not UTF-8");
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    write("qrels_test.tsv", "q9\td1\t1\n");
    refused("queries.jsonl", "no query 'q9'");
    Files.delete(folder.resolve("qrels_test.tsv"));
    Files.delete(folder.resolve("qrels/train.tsv"));
    refused(folder.toString(), "neither qrels/SPLIT.tsv");
  }

  @Test
  void namesTheSplitsThereAreForOneThatIsMisspelt() throws IOException {
    write("qrels_dev.tsv", "q1\td2\t1\n");
    Files.delete(folder.resolve("qrels_test.tsv"));
    write("qrels.tsv", "q2\td1\t1\n");
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> new BeirFolder(folder).read("trian"))
        .withMessageContaining(folder.toString())
        .withMessageContaining("'trian'; it has those of dev, test, train");
    assertThat(new BeirFolder(folder).hasSplit("trian")).isFalse();
    assertThat(new BeirFolder(folder).hasSplit("dev")).isTrue();
  }

  @Test
  void takesJudgmentsWithoutASplitForTest() throws IOException {
    Files.delete(folder.resolve("qrels_test.tsv"));
    write("qrels.tsv", "q2\td3\t1\n");
    assertThat(new BeirFolder(folder).read("test").qrels().grades("q2")).containsOnlyKeys("d3");
  }

  private void refused(String where, String why) {
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> new BeirFolder(folder).read("test"))
        .withMessageContaining(where)
        .withMessageContaining(why);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static byte[] gzip(String content) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
