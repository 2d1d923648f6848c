package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Highlight;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.List;
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

  @Test
  void marksNothingUnlessAsked() {
    try (Retriever retriever = open("en")) {
      assertThat(retriever.search(Query.bm25("ship")).hits().getFirst().highlights()).isEmpty();
      assertThat(retriever.search(Query.dense("ship").highlight()).hits().getFirst().highlights())
          .isEmpty();
    }
  }

  private static List<String> marked(Retriever retriever, Query query, Document document) {
    return retriever.search(query.highlight()).hits().getFirst().highlights().stream()
        .map(h -> h.field() + ":" + h.span().of(document.texts().get(h.field())))
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
