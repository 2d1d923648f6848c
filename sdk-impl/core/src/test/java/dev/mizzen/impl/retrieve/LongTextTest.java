package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.embed.LongText;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents of more words than the embedder takes. */
class LongTextTest {
  private static final int FIVE_WINDOWS = 5 * WordEmbedder.MAX_WORDS - 10;
  private static final int TWO_WINDOWS = 2 * WordEmbedder.MAX_WORDS - 10;

  private static Retriever open(LongText policy) {
    VectorField field =
        VectorField.of("vector", new WordEmbedder())
            .tokenVectors(TokenStorage.FLOAT32)
            .longText(policy);
    return Retriever.builder().vectorField(field).open();
  }

  private static String words(int count) {
    return words(0, count);
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private static Document titled(String id, int words) {
    return Document.builder(id)
        .title("the heading")
        .text(words(words))
        .metadata("year", 2026)
        .build();
  }

  /** A retriever with a long and a short document. */
  private static Retriever two() {
    Retriever retriever = open(LongText.windows(0));
    retriever.addAll(List.of(titled("a", FIVE_WINDOWS), Document.of("b", "w100 brief")));
    retriever.refresh();
    return retriever;
  }

  @Test
  void windowsAreFoundWithTheirPlaceAndTheirDocument() {
    try (Retriever retriever = two()) {
      String whole = "the heading " + words(FIVE_WINDOWS);
      Hit hit = retriever.search(Query.dense(words(80, 110))).hits().getFirst();
      assertThat(hit.id()).isEqualTo("a#2");
      assertThat(hit.document().parentId()).contains("a");
      assertThat(hit.document().title()).isEqualTo("the heading");
      assertThat(hit.document().metadata()).containsOnlyKeys("year");
      assertThat(hit.document().text())
          .contains(words(80, 110))
          .hasSizeLessThan(whole.length() / 4);
      assertThat(hit.document().span().orElseThrow().of(whole)).isEqualTo(hit.document().text());
      assertThat(retriever.get("a")).contains(titled("a", FIVE_WINDOWS));
      assertThat(retriever.get("a#2")).contains(hit.document());
      assertThat(retriever.get("b")).contains(Document.of("b", "w100 brief"));
    }
  }

  @Test
  void tokensAreMarkedInTheWindowDespiteTheTitle() {
    try (Retriever retriever = two()) {
      Hit hit = retriever.search(Query.late("w91 w92").highlight()).hits().getFirst();
      assertThat(hit.id()).isEqualTo("a#2");
      assertThat(hit.highlights())
          .extracting(mark -> mark.field() + ":" + mark.span().of(hit.document().text()))
          .containsExactly("text:w91", "text:w92");
      assertThat(retriever.explain(Query.late("w91"), "a#2").orElseThrow().tokenMatches())
          .extracting(Explanation.TokenMatch::documentToken)
          .containsExactly("w91");
    }
  }

  @Test
  void wordsOfTheTitleCountOnceUnlessTheyAreAskedFor() {
    try (Retriever retriever = two()) {
      assertThat(retriever.search(Query.bm25("heading")).ids()).containsExactly("a#0");
      assertThat(retriever.search(Query.bm25("heading").field("title", 1)).ids())
          .containsExactlyInAnyOrder("a#0", "a#1", "a#2", "a#3", "a#4");
    }
  }

  @Test
  void windowsAreGroupedAndFilteredByTheirDocument() {
    try (Retriever retriever = two()) {
      Query grouped = Query.dense("w100").groupByParent();
      assertThat(retriever.search(grouped).hits())
          .extracting(hit -> hit.document().parentId().orElse(hit.id()))
          .containsExactlyInAnyOrder("a", "b");
      assertThat(retriever.count(Filter.ids(List.of("a")))).isEqualTo(5);
      assertThat(retriever.count(Filter.ids(List.of("a#1", "b", "c")))).isEqualTo(2);
      assertThat(retriever.count(Filter.parent("a"))).isEqualTo(5);
      retriever.deleteWhere(Filter.ids(List.of("a")));
      retriever.commit();
      assertThat(retriever.get("a")).isEmpty();
      assertThat(retriever.search(Query.all()).ids()).containsExactly("b");
    }
  }

  @Test
  void aDocumentMayShrinkAndGo() {
    try (Retriever retriever = two()) {
      retriever.upsert(titled("a", TWO_WINDOWS));
      retriever.commit();
      assertThat(retriever.search(Query.all()).ids()).containsExactly("a#0", "a#1", "b");
      assertThat(retriever.get("a")).contains(titled("a", TWO_WINDOWS));
      assertThat(retriever.search(Query.bm25("w189")).ids()).isEmpty();
      retriever.delete("a");
      retriever.commit();
      assertThat(retriever.search(Query.all()).ids()).containsExactly("b");
      assertThat(retriever.get("a")).isEmpty();
      assertThat(retriever.verify(ProgressListener.NONE).problems()).isEmpty();
    }
  }

  @Test
  void aHundredThousandCharactersAreOneDocumentOrManyWindows() {
    Document vast = Document.of("vast", words(17_000));
    assertThat(vast.text()).hasSizeGreaterThan(100_000);
    for (LongText policy : List.of(LongText.truncate(), LongText.windows(0))) {
      try (Retriever retriever = open(policy)) {
        retriever.add(vast);
        retriever.refresh();
        assertThat(retriever.get("vast")).contains(vast);
        Query last = Query.bm25("w16999").highlight();
        Hit hit = retriever.search(last).hits().getFirst();
        assertThat(hit.highlights().getFirst().span().of(hit.document().text()))
            .isEqualTo("w16999");
        assertThat(retriever.search(Query.dense(words(0, 40))).ids().getFirst()).startsWith("vast");
      }
    }
  }
}
