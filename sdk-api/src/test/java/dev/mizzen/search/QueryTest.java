package dev.mizzen.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.vector.Embedding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void copiesInsteadOfChanging() {
    Query first = Query.hybrid("x");
    Query second = first.limit(3).facet("year", 5).field("title", 2).highlight().exact();
    assertThat(first.limit()).isEqualTo(10);
    assertThat(first.facets()).isEmpty();
    assertThat(first.fields()).isEmpty();
    assertThat(first.isHighlighted() || first.isExact()).isFalse();
    assertThat(second.limit()).isEqualTo(3);
    assertThat(second.facets()).isEqualTo(Map.of("year", 5));
    assertThat(second.text()).isEqualTo("x");
    assertThat(second.mode()).isEqualTo(Mode.HYBRID);
  }

  @Test
  void narrowsByEachFilter() {
    Filter a = Filter.eq("a", 1);
    Filter b = Filter.exists("b");
    assertThat(Query.all().filter(a).filter(b).filter()).contains(Filter.and(a, b));
  }

  @Test
  void findsEnoughCandidatesForItsLimit() {
    assertThat(Query.dense("x").candidates()).isEqualTo(100);
    assertThat(Query.dense("x").limit(200).candidates()).isEqualTo(400);
    assertThat(Query.dense("x").limit(Query.MAX_LIMIT).candidates()).isEqualTo(Query.MAX_LIMIT);
    assertThat(Query.dense("x").candidates(7).candidates()).isEqualTo(7);
  }

  @Test
  void loadsAllDocumentsOfAPageUnlessSaid() {
    assertThat(Query.dense("x").limit(20).documents()).isEqualTo(20);
    assertThat(Query.dense("x").documents(3).limit(20).documents()).isEqualTo(3);
    assertThat(Query.dense("x").documents(30).limit(20).documents()).isEqualTo(20);
    assertThatThrownBy(() -> Query.all().documents(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got -1");
  }

  @Test
  void takesAVectorInPlaceOfWords() {
    assertThat(Query.dense(Embedding.of(1)).vector()).contains(Embedding.of(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Query.MAX_LIMIT + 1})
  void namesTheLimitItRefuses(int limit) {
    assertThatThrownBy(() -> Query.all().limit(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got " + limit);
  }

  @Test
  void refusesSettingsWithoutMeaning() {
    Query query = Query.bm25("x");
    assertThatThrownBy(() -> query.minScore(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> query.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> query.field("title", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> query.candidatesFrom(Mode.ALL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fusion.weighted(Map.of(Mode.BM25, 0.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fusion.rrf(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
