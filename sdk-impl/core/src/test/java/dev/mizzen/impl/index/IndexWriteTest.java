package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.Span;
import dev.mizzen.vector.Embedding;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

class IndexWriteTest {
  @Test
  void givesDocumentsBackAsTheyWere() {
    Document document =
        Document.builder("id 😀")
            .title("A title")
            .text("Some running text")
            .text("abstract", "")
            .metadata("keyword", "päper")
            .metadata("whole", Long.MIN_VALUE)
            .metadata("real", -0.1)
            .metadata("flag", true)
            .metadata("moment", Instant.ofEpochMilli(-12345))
            .metadata(
                "several", MetadataValue.of(List.of(MetadataValue.of(1), MetadataValue.of(2))))
            .metadata("nothing", MetadataValue.of(List.of()))
            .content(Content.image(URI.create("file:///a.png"), "image/png"))
            .content(Content.text("note"))
            .passageOf("parent", new Span(3, 20))
            .build();
    try (Index index = TestIndexes.open(Specs.memory())) {
      Probe.add(index, document);
      assertThat(Probe.get(index, "id 😀")).isEmpty();
      index.refresh();
      assertThat(Probe.get(index, "id 😀")).contains(document);
      assertThat(Probe.withWord(index, "run")).containsExactly("id 😀");
    }
  }

  @Test
  void addRefusesATakenIdAndKeepsWhatCameBefore() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      Probe.add(index, Document.of("a", "one"));
      index.commit();
      assertThatThrownBy(
              () ->
                  Probe.add(
                      index,
                      Document.of("b", "two"),
                      Document.of("a", "three"),
                      Document.of("c", "four")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'a'");
      assertThatThrownBy(() -> Probe.add(index, Document.of("d", "five"), Document.of("d", "six")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'d'");
      index.refresh();
      assertThat(Probe.all(index).values().stream().map(Document::text))
          .containsExactly("one", "two", "five");
    }
  }

  @Test
  void upsertReplacesAndTheLastOneStays() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      Probe.add(index, Document.of("a", "one"), Document.of("b", "two"));
      index.commit();
      Probe.upsert(index, Document.of("a", "three"), Document.of("a", "four"));
      index.refresh();
      assertThat(Probe.all(index).values().stream().map(Document::text))
          .containsExactly("four", "two");
    }
  }

  @Test
  void refusesWhatDoesNotFitAndNamesBothNumbers() {
    try (Index index = TestIndexes.open(Specs.memory(Specs.vectors()))) {
      assertThatThrownBy(
              () ->
                  Probe.add(
                      index,
                      Document.builder("a").vector(Specs.FIELD, Embedding.of(1, 2, 3)).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("'a'", "dimension 4", "dimension 3");
      assertThatThrownBy(
              () -> Probe.add(index, Document.builder("a").vector("else", Embedding.of(1)).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("else", Specs.FIELD);
      assertThatThrownBy(
              () ->
                  Probe.add(
                      index,
                      Document.builder("a").vector(Specs.FIELD, Embedding.of(0, 0, 0, 0)).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("zeros");
    }
  }

  @Test
  void aFilterOfTooManyConditionsNeverReachesTheWriter() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      Probe.add(index, Document.of("a", "one"), Document.of("b", "two"));
      index.refresh();
      Query nested =
          new BooleanQuery.Builder()
              .add(manyIds(0), BooleanClause.Occur.SHOULD)
              .add(manyIds(1), BooleanClause.Occur.SHOULD)
              .build();
      assertThatThrownBy(() -> index.deleteWhere(nested))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("1200", "1024");
      Probe.add(index, Document.of("c", "three"));
      index.commit();
      index.deleteWhere(manyIds(0));
      index.commit();
      assertThat(Probe.all(index)).containsOnlyKeys("a", "b", "c");
    }
  }

  private static Query manyIds(int half) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (int i = 0; i < 600; i++) {
      var id = new TermQuery(IndexLayout.keyTerm(IndexLayout.NO_TENANT, half + "/" + i));
      any.add(id, BooleanClause.Occur.SHOULD);
    }
    return any.build();
  }

  @Test
  void rollsBackToTheLastCommit() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      Probe.add(index, Document.of("a", "one"));
      assertThat(index.commit()).isEqualTo(1);
      Probe.add(index, Document.builder("b").metadata("m", 1).build());
      index.delete(IndexLayout.NO_TENANT, List.of("a"));
      index.refresh();
      assertThat(Probe.all(index)).containsOnlyKeys("b");
      index.rollback();
      assertThat(Probe.all(index)).containsOnlyKeys("a");
      assertThat(index.metadataTypes()).isEmpty();
      Probe.add(index, Document.builder("b").metadata("m", "now a word").build());
      assertThat(index.commit()).isEqualTo(2);
      assertThat(Probe.all(index)).containsOnlyKeys("a", "b");
    }
  }
}
