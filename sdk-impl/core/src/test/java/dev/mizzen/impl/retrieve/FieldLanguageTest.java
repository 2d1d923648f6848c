package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.Span;
import dev.mizzen.error.IndexException;
import dev.mizzen.index.TextSettings;
import dev.mizzen.search.Highlight;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field in another language than the rest. */
class FieldLanguageTest {
  private static final TextSettings SETTINGS = TextSettings.english().field("titel", "de");
  @TempDir private Path folder;

  private Retriever open(TextSettings settings) {
    return Retriever.builder().directory(folder).text(settings).open();
  }

  @Test
  void cutsANamedFieldByItsOwnLanguage() {
    try (Retriever retriever = open(SETTINGS)) {
      retriever.add(
          Document.builder("1").text("titel", "Häuser am See").text("running dogs").build());
      retriever.commit();
      Query german = Query.bm25("haus").field("titel", 1).highlight();
      Hit hit = retriever.search(german).hits().getFirst();
      assertThat(hit.highlights()).containsExactly(new Highlight("titel", new Span(0, 6), 1));
      assertThat(retriever.search(Query.bm25("haus")).hits()).isEmpty();
      assertThat(retriever.search(Query.bm25("run dog").field("text", 1)).ids())
          .containsExactly("1");
    }
  }

  @Test
  void isPartOfWhatTheIndexWasBuiltWith() {
    open(SETTINGS).close();
    open(SETTINGS).close();
    TextSettings other = TextSettings.english();
    assertThatThrownBy(() -> open(other))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("titel");
  }

  @Test
  void namesTheLanguageThatThereIsNoAnalyserFor() {
    TextSettings unknown = TextSettings.english().field("titel", "tlh");
    assertThatThrownBy(() -> open(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tlh");
  }
}
