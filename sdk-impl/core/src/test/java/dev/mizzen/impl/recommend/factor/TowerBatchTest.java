package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What towers are given to learn from. */
class TowerBatchTest {
  private static final int ITEMS = 40;

  private final CsrGraph graph = SmallGraph.random(20, ITEMS, 8, 4);

  private static TowerSettings settings(boolean each, String domain, String sampling) {
    return new TowerSettings(4, 4, false, 3, 16, each, domain, sampling);
  }

  /** Items below 25 are films, the others are books. */
  private static Catalogue shops() {
    IdTable items = new IdTable();
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      items.add("item-" + i);
      documents.add(
          Document.builder("item-" + i).metadata("shop", i < 25 ? "films" : "books").build());
    }
    return Catalogue.of(items, documents);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void positivesWereMetAndNegativesWereNot(boolean each) {
    TowerSettings settings = settings(each, "shop", "proportional");
    Domains domains = Domains.of(graph, shops(), settings);
    int[] examples = IntStream.range(0, 200).toArray();
    TowerBatch batch = new TowerBatch(graph, domains, settings, examples, Draws.of(1, 1));
    Set<Integer> seen = new TreeSet<>();
    for (int n = 0; n < 200; n++) {
      int user = batch.users()[batch.userOf[n]];
      List<Integer> met =
          Arrays.stream(graph.neighbours(), graph.starts()[user], graph.starts()[user + 1])
              .boxed()
              .toList();
      List<Integer> positives = items(batch, batch.positives, n, 3);
      List<Integer> negatives = items(batch, batch.negatives, n, 16);
      assertThat(positives).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(met);
      assertThat(negatives).isNotEmpty().doesNotContainAnyElementsOf(met);
      int domain = domains.of(positives.getFirst());
      seen.add(domain);
      assertThat(positives).allSatisfy(item -> assertThat(domains.of(item)).isEqualTo(domain));
      assertThat(negatives).allSatisfy(item -> assertThat(domains.of(item)).isEqualTo(domain));
    }
    assertThat(seen).containsExactly(0, 1);
  }

  private static List<Integer> items(TowerBatch batch, int[] rows, int example, int each) {
    return Arrays.stream(rows, example * each, (example + 1) * each)
        .filter(row -> row >= 0)
        .mapToObj(row -> batch.items()[row])
        .toList();
  }

  @Test
  void dataSetsAreDrawnAsAsked() {
    for (String sampling : List.of("films:1,books:0", "films:2")) {
      TowerSettings settings = settings(false, "shop", sampling);
      Domains domains = Domains.of(graph, shops(), settings);
      int films = domains.of(0);
      for (int n = 0; n < 50; n++) {
        assertThat(domains.draw(Draws.of(2, n))).isEqualTo(films);
      }
    }
    Domains equal = Domains.of(graph, shops(), settings(false, "shop", "equal"));
    long first = IntStream.range(0, 1000).filter(n -> equal.draw(Draws.of(3, n)) == 0).count();
    assertThat(first).isBetween(420L, 580L);
    assertThatThrownBy(() -> Domains.of(graph, shops(), settings(false, "shop", "toys:1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("toys")
        .hasMessageContaining("[books, films]");
    assertThatThrownBy(() -> Domains.of(graph, shops(), settings(false, "country", "equal")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item-0")
        .hasMessageContaining("country");
  }
}
