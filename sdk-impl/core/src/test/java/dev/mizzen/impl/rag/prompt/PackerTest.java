package dev.mizzen.impl.rag.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.search.Hit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackerTest {
  @Test
  void takesWhatFitsAndNumbersIt() {
    List<Passage> packed =
        new Packer(100, 8)
            .pack(
                hits(
                    Document.of("a", "x".repeat(90)),
                    Document.of("b", "y".repeat(900)),
                    Document.of("c", "z".repeat(9))));
    assertThat(packed).extracting(Passage::documentId).containsExactly("a", "c");
    assertThat(packed).extracting(Passage::number).containsExactly(1, 2);
  }

  @Test
  void staysWithinTheBudgetByItsOwnEstimate() {
    List<Passage> packed =
        new Packer(100, 8).pack(hits(Document.of("a", "xx"), Document.of("b", "y".repeat(106))));
    assertThat(packed).hasSize(1);
    assertThat(
            new Packer(101, 8)
                .pack(hits(Document.of("a", "xx"), Document.of("b", "y".repeat(106)))))
        .hasSize(2);
  }

  @Test
  void takesATextOnceAndNoEmptyOnes() {
    assertThat(
            new Packer(1000, 8)
                .pack(
                    hits(
                        Document.of("a", "same"), Document.of("b", "same"), Document.of("c", " "))))
        .extracting(Passage::documentId)
        .containsExactly("a");
  }

  @Test
  void takesNoMoreThanAsked() {
    assertThat(
            new Packer(1000, 2)
                .pack(hits(Document.of("a", "1"), Document.of("b", "2"), Document.of("c", "3"))))
        .hasSize(2);
  }

  @Test
  void fallsBackToAnotherFieldAndToTheTitle() {
    List<Passage> packed =
        new Packer(1000, 8)
            .pack(
                hits(
                    Document.builder("a").title("T").text("body", "B").build(),
                    Document.builder("b").title("only").build()));
    assertThat(packed.get(0)).isEqualTo(new Passage(1, "a", "T", "body", "B"));
    assertThat(packed.get(1)).isEqualTo(new Passage(2, "b", "", "title", "only"));
  }

  private static List<Hit> hits(Document... documents) {
    List<Hit> hits = new ArrayList<>();
    for (Document document : documents) {
      hits.add(new Hit(document, 1, hits.size() + 1, List.of(), List.of()));
    }
    return hits;
  }
}
