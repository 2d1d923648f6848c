package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.embed.LongText;
import dev.mizzen.error.IndexException;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
  private static final VectorField FIELD =
      VectorField.of("v", WordEmbedder.taking(3))
          .tokenVectors(TokenStorage.FLOAT32)
          .longText(LongText.windows(0));

  private static Document fiveWords(String id) {
    return Document.builder(id)
        .title("one two")
        .text("three four five")
        .metadata("year", 2020)
        .build();
  }

  @Test
  void aLongTextBecomesPassagesWithSpans() throws Exception {
    try (Index index = TestIndexes.open(Specs.memory(FIELD))) {
      IngestReport report = Probe.add(index, fiveWords("d"), Document.of("short", "one two"));
      index.refresh();
      assertThat(report.documents()).isEqualTo(2);
      assertThat(report.passages()).isEqualTo(3);
      assertThat(Probe.all(index)).containsOnlyKeys("d#0", "d#1", "short");
      Document second = Probe.get(index, "d#1").orElseThrow();
      assertThat(second.text()).isEqualTo("four five");
      assertThat(second.title()).isEqualTo("one two");
      assertThat(second.parentId()).contains("d");
      assertThat(second.span()).contains(new Span(14, 23));
      assertThat(second.metadata()).isEqualTo(fiveWords("d").metadata());
      assertThat(tokens(index, "d#1"))
          .as("spans refer to the passage's own text")
          .containsExactly(new Span(0, 4), new Span(5, 9));
      assertThat(index.statistics().tokenVectors()).containsEntry("v", 7L);
      index.commit();
      assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }
  }

  private static List<Span> tokens(Index index, String id) throws Exception {
    try (IndexSnapshot snapshot = index.acquire()) {
      int doc = snapshot.find(IndexLayout.NO_TENANT, id).orElseThrow();
      var segment = snapshot.reader().leaves().getFirst();
      TokenVectorReader reader = snapshot.tokenVectors(segment.reader(), "v");
      TokenVectorBlob blob = reader == null ? null : reader.read(doc - segment.docBase);
      return blob == null ? List.of() : blob.spans().orElseThrow();
    }
  }

  @Test
  void passagesAreReplacedAndDeletedWithTheirDocument() {
    try (Index index = TestIndexes.open(Specs.memory(FIELD))) {
      Probe.add(index, fiveWords("d"), fiveWords("e"));
      Probe.upsert(index, Document.of("d", "short now"));
      index.refresh();
      assertThat(Probe.all(index)).containsOnlyKeys("d", "e#0", "e#1");
      assertThatThrownBy(() -> Probe.add(index, Document.of("e", "x")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'e'");
      index.delete(IndexLayout.NO_TENANT, List.of("e", "d#0"));
      Probe.add(index, Document.of("e", "free again"));
      index.commit();
      assertThat(Probe.all(index)).containsOnlyKeys("d", "e");
      assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }
  }

  @Test
  void theDocumentIsGivenBackAsItWasWritten() {
    Document written =
        fiveWords("d").toBuilder().text("abstract", "").passageOf("book", new Span(3, 26)).build();
    try (Index index = TestIndexes.open(Specs.memory(FIELD))) {
      Probe.add(index, written);
      index.refresh();
      assertThat(Probe.get(index, "d")).contains(written);
      Document first = Probe.get(index, "d#0").orElseThrow();
      assertThat(first.texts())
          .isEqualTo(Map.of("title", "one two", "text", "one two three", "abstract", ""));
      assertThat(first.parentId()).contains("d");
      assertThat(Probe.withWord(index, "two")).as("not the title's").containsExactly("d#0");
      assertThat(Probe.all(index, new TermQuery(new Term(IndexLayout.text("title"), "two"))))
          .containsOnlyKeys("d#0", "d#1");
      index.delete(IndexLayout.NO_TENANT, List.of("d"));
      index.refresh();
      assertThat(Probe.get(index, "d")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"e#1", "#0", "a#b#2026"})
  void idsOfWindowsAreRefused(String id) {
    try (Index index = TestIndexes.open(Specs.memory(FIELD))) {
      assertThatThrownBy(() -> Probe.add(index, Document.of(id, "text")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(id, "digits", "window");
      Probe.add(index, Document.of("e#1b", ""), Document.of("1", ""), Document.of("e#", ""));
    }
  }

  @Test
  void windowsCannotJoinAnIndexWithSuchIds(@TempDir Path folder) {
    try (Index index = Index.open(Specs.folder(folder))) {
      Probe.add(index, Document.of("e#1", "text"));
    }
    assertThatThrownBy(() -> Index.open(Specs.folder(folder, FIELD)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("e#1");
    try (Index index = Index.open(Specs.folder(folder))) {
      Probe.add(index, Document.of("f", "text"));
      index.commit();
      index.delete(IndexLayout.NO_TENANT, List.of("e#1"));
    }
    try (Index index = Index.open(Specs.folder(folder, FIELD))) {
      Probe.add(index, fiveWords("e"));
      index.refresh();
      assertThat(Probe.all(index)).containsOnlyKeys("e#0", "e#1", "f");
    }
  }

  @Test
  void aVectorOfTheCallersKeepsTheDocumentWhole() {
    try (Index index = TestIndexes.open(Specs.memory(FIELD))) {
      Document own = fiveWords("d").toBuilder().vector("v", WordEmbedder.sentence("own")).build();
      IngestReport report = Probe.add(index, own);
      index.refresh();
      assertThat(Probe.all(index)).containsOnlyKeys("d");
      assertThat(report.truncated()).isEqualTo(1);
    }
  }

  @Test
  void onlyOneFieldMayCutWindows() {
    VectorField other = VectorField.of("w", WordEmbedder.taking(3)).longText(LongText.windows(1));
    assertThatThrownBy(() -> TestIndexes.open(Specs.memory(FIELD, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("v", "w");
  }
}
