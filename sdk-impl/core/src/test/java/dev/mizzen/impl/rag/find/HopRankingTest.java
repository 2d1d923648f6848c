package dev.mizzen.impl.rag.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.search.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

class HopRankingTest {
  private static Hit hit(String id, String text, double score, int rank) {
    return new Hit(Document.of(id, text), score, rank, List.of(), List.of());
  }

  private static Hit bare(String id, double score, int rank) {
    return new Hit(Document.builder(id).build(), score, rank, List.of(), List.of());
  }

  @Test
  void scalesTheFirstSearchAndAddsToIt() {
    HopRanking ranking =
        new HopRanking(List.of(hit("a", "A", 9, 1), hit("b", "B", 6, 2), bare("c", 5, 3)));
    assertThat(ranking.score("b")).isEqualTo(0.25);
    ranking.add(hit("c", "C", 1, 1), 0.5);
    ranking.add(hit("d", "D", 1, 2), 0.75);
    List<Hit> top = ranking.top(3);
    assertThat(top).extracting(Hit::id).containsExactly("a", "d", "c");
    assertThat(top).extracting(Hit::score).containsExactly(1.0, 0.75, 0.5);
    assertThat(top).extracting(Hit::rank).containsExactly(1, 2, 3);
    assertThat(top).extracting(h -> h.document().text()).containsExactly("A", "D", "C");
  }

  @Test
  void tiesStayAsTheyWereFoundSoThatUnloadedDocumentsStayBehind() {
    HopRanking ranking = new HopRanking(List.of(hit("z", "Z", 1, 1), bare("a", 1, 2)));
    assertThat(ranking.top(1)).extracting(Hit::id).containsExactly("z");
  }
}
