package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.embed.LongText;
import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.vector.Embedding;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final VectorField FIELD =
      VectorField.of("v", new WordWindows())
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
    try (Index index = Index.open(Specs.memory(FIELD))) {
      IngestReport report = Probe.add(index, fiveWords("d"), Document.of("short", "one two"));
      index.refresh();
      assertThat(report.documents()).isEqualTo(2);
      assertThat(report.passages()).isEqualTo(3);
      assertThat(Probe.all(index)).containsOnlyKeys("d#0", "d#1", "short");
      Document second = Probe.get(index, "d#1").orElseThrow();
      assertThat(second.text()).isEqualTo("four five");
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
    try (Index index = Index.open(Specs.memory(FIELD))) {
      Probe.add(index, fiveWords("d"), fiveWords("e"));
      Probe.upsert(index, Document.of("d", "short now"));
      index.refresh();
      assertThat(Probe.all(index)).containsOnlyKeys("d", "e#0", "e#1");
      Probe.upsert(index, Document.of("e#1", "another"));
      index.refresh();
      assertThat(Probe.get(index, "e#1").orElseThrow().text()).isEqualTo("another");
      assertThatThrownBy(() -> Probe.add(index, Document.of("e", "x")))
          .isInstanceOf(IllegalArgumentException.class);
      index.delete(IndexLayout.NO_TENANT, List.of("e"));
      Probe.add(index, Document.of("e#0", "free again"));
      index.commit();
      assertThat(Probe.all(index)).containsOnlyKeys("d", "e#0", "e#1");
      assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
      assertThatThrownBy(() -> Probe.add(index, fiveWords("e")))
          .as("its passages' ids are taken")
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("e#0");
    }
  }

  @Test
  void aVectorOfTheCallersKeepsTheDocumentWhole() {
    try (Index index = Index.open(Specs.memory(FIELD))) {
      Document own = fiveWords("d").toBuilder().vector("v", Embedding.of(1, 0)).build();
      IngestReport report = Probe.add(index, own);
      index.refresh();
      assertThat(Probe.all(index)).containsOnlyKeys("d");
      assertThat(report.truncated()).isEqualTo(1);
    }
  }

  @Test
  void onlyOneFieldMayCutWindows() {
    VectorField other = VectorField.of("w", new WordWindows()).longText(LongText.windows(1));
    assertThatThrownBy(() -> Index.open(Specs.memory(FIELD, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("v", "w");
  }
}
