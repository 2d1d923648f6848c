package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Highlight;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighlightTest {
  private static final Document DOCUMENT =
      Document.builder("a")
          .title("Running ships")
          .text("summary", "")
          .text("A ship ran; the crews' sails were set 😀 for running.")
          .build();

  @Test
  void marksWordsInAnyFormByFieldAndPlace() {
    try (Retriever retriever = open("en")) {
      assertThat(marked(retriever, Query.bm25("ship runs"), DOCUMENT))
          .containsExactly("title:Running", "title:ships", "text:ship", "text:running");
      assertThat(marked(retriever, Query.bm25("ship runs").field("title", 1), DOCUMENT))
          .containsExactly("title:Running", "title:ships");
      assertThat(marked(retriever, Query.hybrid("crew"), DOCUMENT)).containsExactly("text:crews");
      assertThat(retriever.search(Query.bm25("ship").highlight()).hits().getFirst().highlights())
          .extracting(Highlight::weight)
          .containsOnly(1.0);
    }
  }

  @Test
  void marksTheTokensThatTheQuerysTokensMatchBest() {
    try (Retriever retriever = open("und")) {
      Query query = Query.late("ships 😀 set").candidatesFrom(Mode.DENSE);
      List<Highlight> highlights =
          retriever.search(query.highlight()).hits().getFirst().highlights();
      assertThat(marked(retriever, query, DOCUMENT))
          .containsExactly("title:ships", "text:set", "text:😀");
      assertThat(highlights).allSatisfy(h -> assertThat(h.weight()).isCloseTo(1, within(0.02)));
    }
  }

  /** All hits of a page are looked at together, each must get its own marks. */
  @Test
  void marksEachHitsOwnTokens() {
    try (Retriever retriever = open("und")) {
      retriever.add(Document.of("b", "the ships are set in stone"));
      retriever.add(Document.of("c", "nothing is set in no ships"));
      retriever.refresh();
      Query query = Query.late("ships set").candidatesFrom(Mode.DENSE).highlight();
      Map<String, List<String>> marked = new HashMap<>();
      for (Hit hit : retriever.search(query).hits()) {
        marked.put(hit.id(), marked(hit));
      }
      assertThat(marked)
          .containsOnly(
              Map.entry("a", List.of("title:ships", "text:set")),
              Map.entry("b", List.of("text:ships", "text:set")),
              Map.entry("c", List.of("text:set", "text:ships")));
      assertThat(retriever.search(query).hits())
          .filteredOn(hit -> hit.id().equals("b"))
          .flatExtracting(Hit::highlights)
          .extracting(h -> h.span().start())
          .containsExactly(4, 14);
    }
  }

  @Test
  void marksNothingUnlessAsked() {
    try (Retriever retriever = open("en")) {
      assertThat(retriever.search(Query.bm25("ship")).hits().getFirst().highlights()).isEmpty();
      assertThat(retriever.search(Query.dense("ship").highlight()).hits().getFirst().highlights())
          .isEmpty();
    }
  }

  private static List<String> marked(Retriever retriever, Query query, Document document) {
    Hit first = retriever.search(query.highlight()).hits().getFirst();
    assertThat(first.id()).isEqualTo(document.id());
    return marked(first);
  }

  private static List<String> marked(Hit hit) {
    return hit.highlights().stream()
        .map(h -> h.field() + ":" + h.span().of(hit.document().texts().get(h.field())))
        .toList();
  }

  private static Retriever open(String language) {
    Retriever retriever =
        Retriever.builder()
            .text(TextSettings.of(language))
            .embedder(new WordEmbedder())
            .tokenVectors(TokenStorage.INT8)
            .open();
    retriever.add(DOCUMENT);
    retriever.refresh();
    return retriever;
  }
}
