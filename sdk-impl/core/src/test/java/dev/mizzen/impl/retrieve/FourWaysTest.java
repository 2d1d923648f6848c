package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way, from the builder to the hits. */
class FourWaysTest {
  private final WordEmbedder embedder = new WordEmbedder();

  private Retriever open() {
    Retriever retriever =
        Retriever.builder().embedder(embedder).tokenVectors(TokenStorage.INT8).open();
    retriever.addAll(
        List.of(
            Document.builder("sail").title("Mizzen").text("the aft mast of a ship").build(),
            Document.builder("tree").title("Oak").text("a tree in the wood").build(),
            Document.builder("boat").text("a small ship without mast").build(),
            Document.builder("none").metadata("kind", "empty").build()));
    retriever.refresh();
    return retriever;
  }

  @ParameterizedTest
  @EnumSource(value = Mode.class, names = "ALL", mode = EnumSource.Mode.EXCLUDE)
  void findsTheDocumentThatHasAllTheWords(Mode mode) {
    try (Retriever retriever = open()) {
      SearchResult result = retriever.search(Query.of(mode, "ship mast aft"));
      assertThat(result.ids()).startsWith("sail", "boat").doesNotContain("none");
      assertThat(result.hits().getFirst().document().title()).isEqualTo("Mizzen");
      assertThat(result.hits()).extracting("rank").startsWith(1, 2);
      assertThat(result.partial()).isFalse();
    }
  }

  @Test
  void listsEverythingById() {
    try (Retriever retriever = open()) {
      assertThat(retriever.search(Query.all()).ids())
          .containsExactly("boat", "none", "sail", "tree");
    }
  }

  @Test
  void lateInteractionFindsByItself() {
    try (Retriever retriever = open()) {
      SearchResult result = retriever.search(Query.late("ship mast"));
      assertThat(result.stages())
          .extracting(SearchResult.Stage::name)
          .containsExactly("encode", "late", "rank", "load");
    }
  }

  @Test
  void encodesAQueryOnceForSentenceAndTokens() {
    try (Retriever retriever = open()) {
      int before = embedder.calls();
      SearchResult result = retriever.search(Query.late("ship mast").candidatesFrom(Mode.HYBRID));
      assertThat(embedder.calls() - before).isEqualTo(1);
      assertThat(result.stages())
          .extracting(SearchResult.Stage::name)
          .containsExactly("bm25", "encode", "dense", "fuse", "late", "rank", "load");
    }
  }
}
