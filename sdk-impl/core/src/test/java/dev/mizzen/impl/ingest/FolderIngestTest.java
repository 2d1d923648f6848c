package dev.mizzen.impl.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.MetadataValue;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.Span;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Pooling;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.ingest.FolderReport;
import dev.mizzen.ingest.SourcePlace;
import dev.mizzen.rag.Citation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderIngestTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path folder;
  private Retriever retriever;

  @BeforeEach
  void open() {
    retriever = Retriever.builder().inMemory().open();
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private FolderIngest ingest() {
    return FolderIngest.of(folder).chunkTokens(32).overlapTokens(8);
  }

  /** Passages by id. */
  private static Map<String, String> passages(Retriever retriever) {
    Map<String, String> texts = new TreeMap<>();
    Query all = Query.all().filter(Filter.exists(FolderIngest.ORDINAL)).limit(10_000);
    for (Hit hit : retriever.search(all).hits()) {
      texts.put(hit.id(), hit.document().text());
    }
    return texts;
  }

  @Test
  void takesInWhatChanged() throws Exception {
    write("a.txt", "Apples are red.");
    write("sub/b.md", "# Pears\n\nPears are *green*.");
    write("c.pdf", "%PDF");
    write(".hidden/d.txt", "Secret.");
    FolderReport first = ingest().run(retriever);
    assertThat(first.files()).isEqualTo(2);
    assertThat(first.taken()).isEqualTo(2);
    assertThat(first.passages()).isEqualTo(2);
    assertThat(first.skipped()).containsExactlyEntriesOf(Map.of("pdf", 1L));
    assertThat(first.problems()).isEmpty();
    assertThat(passages(retriever))
        .isEqualTo(Map.of("a.txt#p0", "Apples are red.", "sub/b.md#p0", "Pears are green."));
    Document pears = retriever.get("sub/b.md#p0").orElseThrow();
    assertThat(pears.title()).isEqualTo("Pears");
    assertThat(pears.parentId()).contains("sub/b.md");
    assertThat(pears.span()).contains(new Span(7, 23));

    FolderReport second = ingest().run(retriever);
    assertThat(second.unchanged()).isEqualTo(2);
    assertThat(second.taken() + second.passages()).isZero();

    write("a.txt", "Apples are sour.");
    Files.delete(folder.resolve("sub/b.md"));
    write("e.txt", "New.");
    FolderReport third = ingest().run(retriever);
    assertThat(third.taken()).isEqualTo(2);
    assertThat(third.deleted()).isEqualTo(1);
    assertThat(passages(retriever))
        .isEqualTo(Map.of("a.txt#p0", "Apples are sour.", "e.txt#p0", "New."));
    assertThat(retriever.get("sub/b.md")).isEmpty();
  }

  @Test
  void findsPassagesButNoEntriesOfFiles() throws Exception {
    write("apples.txt", "Apples are red.");
    try (Retriever dense = Retriever.builder().embedder(new WordEmbedder()).open()) {
      ingest().run(dense);
      for (Query query :
          List.of(Query.bm25("apples txt"), Query.dense("apples"), Query.hybrid("red"))) {
        assertThat(dense.search(query).ids()).containsExactly("apples.txt#p0");
      }
    }
  }

  @Test
  void dropsWhatAFileHadBefore() throws Exception {
    write("a.txt", "One two three four five six. ".repeat(20));
    ingest().run(retriever);
    assertThat(passages(retriever)).hasSizeGreaterThan(5);
    write("a.txt", "Short.");
    ingest().run(retriever);
    assertThat(passages(retriever)).hasSize(1);
    assertThat(ingest().chunkTokens(64).run(retriever).taken()).isEqualTo(1);
    assertThat(ingest().metadata("kind", MetadataValue.of("x")).run(retriever).taken())
        .isEqualTo(1);
    assertThat(retriever.count(Filter.eq("kind", "x"))).isEqualTo(1);
  }

  @Test
  void keepsOneOfEachContent() throws Exception {
    write("a.txt", "The same.");
    write("b.txt", "The same.");
    write("c.txt", "The same.");
    FolderReport report = ingest().run(retriever);
    assertThat(report.duplicates()).isEqualTo(2);
    assertThat(passages(retriever)).containsOnlyKeys("a.txt#p0");
    assertThat(ingest().run(retriever).unchanged()).isEqualTo(3);

    Files.delete(folder.resolve("a.txt"));
    assertThat(ingest().run(retriever).duplicates()).isEqualTo(1);
    assertThat(passages(retriever)).containsOnlyKeys("b.txt#p0");

    write("a.txt", "The same.");
    ingest().run(retriever);
    assertThat(passages(retriever)).containsOnlyKeys("b.txt#p0");

    write("b.txt", "Another.");
    ingest().run(retriever);
    assertThat(passages(retriever).values()).containsExactlyInAnyOrder("The same.", "Another.");
  }

  @Test
  void reportsWhatItCannotReadAndKeepsWhatItHad() throws Exception {
    write("a.txt", "Fine.");
    write("b.txt", "Good.");
    ingest().run(retriever);
    Files.write(folder.resolve("a.txt"), new byte[] {(byte) 0xFF, (byte) 0x00, (byte) 0xFF});
    write("c.txt", "More.");
    FolderReport report = ingest().run(retriever);
    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().getFirst().file()).isEqualTo("a.txt");
    assertThat(report.problems().getFirst().message()).contains("UTF-8");
    assertThat(passages(retriever).values()).containsExactly("Fine.", "Good.", "More.");
    write("a.txt", "Mended.");
    assertThat(ingest().run(retriever).problems()).isEmpty();
    assertThat(passages(retriever).values()).containsExactly("Mended.", "Good.", "More.");
  }

  @Test
  void emptyFilesAreNotReadAgain() throws Exception {
    write("a.txt", "");
    write("b.md", "# Only a heading\n");
    FolderReport report = ingest().run(retriever);
    assertThat(report.passages()).isZero();
    assertThat(ingest().run(retriever).unchanged()).isEqualTo(2);
  }

  @Test
  void looksTwiceAtFilesThatWereJustWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "Red.");
    FileTime time = Files.getLastModifiedTime(file);
    ingest().run(retriever);
    Files.writeString(file, "Blu.");
    Files.setLastModifiedTime(file, time);
    assertThat(ingest().run(retriever).taken()).isEqualTo(1);
    assertThat(passages(retriever).values()).containsExactly("Blu.");
    assertThat(ingest().run(retriever).unchanged()).isEqualTo(1);
  }

  @Test
  void readsAgainWhatChangesWhileBeingRead() throws Exception {
    write("a.txt", "Before.");
    Path file = folder.resolve("a.txt");
    int[] reads = {0};
    FileBytes once =
        FileBytes.read(
            file,
            100,
            path -> {
              byte[] bytes = Files.readAllBytes(path);
              if (reads[0]++ == 0) {
                Files.writeString(path, "Afterwards.");
              }
              return bytes;
            });
    assertThat(new String(once.content(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("Afterwards.");
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(
            () ->
                FileBytes.read(
                    file,
                    1000,
                    path -> {
                      Files.writeString(path, "x".repeat(++reads[0]));
                      return Files.readAllBytes(path);
                    }))
        .withMessageContaining("changed each of the 3 times");
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> FileBytes.read(file, 1))
        .withMessageContaining("at most 1");
  }

  @Test
  void goesOnWhereItWasEnded() throws Exception {
    for (int i = 0; i < 12; i++) {
      write("f" + i + ".txt", ("Sentence number " + i + " of this file. ").repeat(4));
    }
    ingest().run(retriever);
    Map<String, String> whole = passages(retriever);
    for (int end = 1; end <= 12; end += 3) {
      try (Retriever broken = Retriever.builder().inMemory().open()) {
        endAfter(end, broken);
        broken.rollback();
        long left = broken.search(Query.all()).total();
        assertThat(left).isLessThan(retriever.search(Query.all()).total());
        FolderReport rest = ingest().run(broken);
        assertThat(rest.unchanged() + rest.taken()).isEqualTo(12);
        assertThat(passages(broken)).isEqualTo(whole);
        assertThat(ingest().run(broken).unchanged()).isEqualTo(12);
      }
    }
  }

  private void endAfter(int files, Retriever broken) {
    ProgressListener ending =
        (phase, done, total) -> {
          if (phase.equals("ingest") && done == files) {
            Thread.currentThread().interrupt();
          }
        };
    var spec = new dev.mizzen.spi.IngestSpec(folder, "", 32, 8, Optional.empty(), Map.of());
    try {
      new FolderRun(spec, broken, ending, 5).run();
    } catch (CancelledException e) {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Thread.interrupted() || files < 12).isTrue();
  }

  @Test
  void takesInAgainWhatIsNotWhole() throws Exception {
    write("a.txt", "One two three four five six. ".repeat(20));
    write("b.txt", "Other.");
    ingest().run(retriever);
    Map<String, String> whole = passages(retriever);
    retriever.delete("a.txt#p2");
    retriever.delete("b.txt");
    retriever.commit();
    FolderReport report = ingest().run(retriever);
    assertThat(report.taken()).isEqualTo(2);
    assertThat(passages(retriever)).isEqualTo(whole);
  }

  @Test
  void findsQuotesInTheirFiles() throws Exception {
    write("a.txt", "First line.\nSecond line.\n\nThird *line* here.");
    write("b.md", "# Head\n\nSome **bold** words.\n");
    ingest().run(retriever);
    SourcePlace text = locate("a.txt#p0", "Second line.");
    assertThat(text)
        .isEqualTo(
            new SourcePlace(
                folder.resolve("a.txt"),
                Optional.of(new Span(12, 24)),
                OptionalInt.of(2),
                OptionalInt.empty(),
                true));
    SourcePlace marked = locate("b.md#p0", "Some bold words.");
    assertThat(marked.line()).hasValue(3);
    assertThat(marked.span().orElseThrow().of(Files.readString(folder.resolve("b.md"))))
        .isEqualTo("Some **bold** words.");

    write("a.txt", "All new.");
    assertThat(locate("a.txt#p0", "Second line.").current()).isFalse();
    Files.delete(folder.resolve("b.md"));
    assertThat(locate("b.md#p0", "Some bold words.").current()).isFalse();
    retriever.upsert(Document.of("own", "Mine."));
    retriever.refresh();
    Citation own = new Citation("own", "text", new Span(0, 5), "Mine.", new Span(0, 5));
    assertThat(ingest().locate(retriever, own)).isEmpty();
  }

  private SourcePlace locate(String id, String quote) {
    int start = retriever.get(id).orElseThrow().text().indexOf(quote);
    Span span = new Span(start, start + quote.length());
    return ingest()
        .locate(retriever, new Citation(id, "text", span, quote, new Span(0, 1)))
        .orElseThrow();
  }

  @Test
  void keepsFoldersAndTenantsApart() throws Exception {
    write("a.txt", "Apples.");
    ingest().named("one").run(retriever);
    ingest().named("two").run(retriever);
    ingest().run(retriever.forTenant("t"));
    assertThat(passages(retriever)).containsOnlyKeys("one/a.txt#p0", "two/a.txt#p0");
    assertThat(passages(retriever.forTenant("t"))).containsOnlyKeys("a.txt#p0");
    Files.delete(folder.resolve("a.txt"));
    write("b.txt", "Berries.");
    ingest().named("one").run(retriever);
    assertThat(passages(retriever)).containsOnlyKeys("one/b.txt#p0", "two/a.txt#p0");
  }

  @Test
  void doesNotForgetAFolderThatWasMoved() throws Exception {
    write("a.txt", "Apples.");
    ingest().run(retriever);
    Files.delete(folder.resolve("a.txt"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ingest().run(retriever))
        .withMessageContaining("was it moved?")
        .withMessageContaining("index has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FolderIngest.of(folder.resolve("none")).run(retriever))
        .withMessageContaining("not a folder");
    assertThat(passages(retriever)).hasSize(1);
  }

  private static Embedder ofFortyTokens() {
    ModelIdentity identity =
        new ModelIdentity("m", "", "", Pooling.MEAN, true, "", "", 40, 3, "fp32");
    return Embedder.of(identity, Runnable::run, (texts, role) -> List.of());
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ingest().chunkTokens(8).run(retriever))
        .withMessageContaining("got 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ingest().overlapTokens(16).run(retriever))
        .withMessageContaining("got 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ingest().chunkTokens(50).countedBy(ofFortyTokens()).run(retriever))
        .withMessageContaining("50 tokens")
        .withMessageContaining("40");
  }
}
