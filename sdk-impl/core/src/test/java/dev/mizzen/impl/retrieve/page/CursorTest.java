package dev.mizzen.impl.retrieve.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.search.Filter;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.Sort;
import dev.mizzen.vector.Embedding;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class CursorTest {
  private final Cursor cursor =
      new Cursor(
          77, 30, new SortKey(new Object[] {1.5f, 2.5, Long.MIN_VALUE, null, new BytesRef("é😀")}));

  @Test
  void comesBackAsItWas() {
    assertThat(Cursor.decode(cursor.encode(), 77)).isEqualTo(cursor);
  }

  @Test
  void mayStandInAUrl() {
    assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void isRefusedWithAnotherQuery() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cursor.decode(cursor.encode(), 78))
        .withMessageContaining("another query");
  }

  @Test
  void isRefusedIfAnyCharacterIsChangedOrMissing() {
    String text = cursor.encode();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThatIllegalArgumentException().isThrownBy(() -> Cursor.decode(changed, 77));
      String cut = text.substring(0, i);
      assertThatIllegalArgumentException().isThrownBy(() -> Cursor.decode(cut, 77));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cursor.decode("no cursor!", 77))
        .withMessageContaining("no cursor!");
  }

  @Test
  void aFingerprintTellsQueriesApart() {
    Query query = Query.hybrid("words").candidates(50);
    List<Query> others =
        List.of(
            query.mode(Mode.BM25),
            Query.hybrid("other words").candidates(50),
            query.candidates(51),
            query.exact(),
            query.filter(Filter.eq("a", 1)),
            query.sort(Sort.ascending("a")),
            query.minScore(0.5),
            query.groupByParent(),
            query.field("title", 2),
            query.fusion(Fusion.rrf(1)),
            query.fusion(Fusion.weighted(Map.of(Mode.BM25, 1.0))),
            query.vectorField("other"),
            query.vector(Embedding.of(1)),
            query.vector(Embedding.of(2)));
    long fingerprint = Fingerprint.of(query, "t");
    assertThat(others).extracting(q -> Fingerprint.of(q, "t")).doesNotHaveDuplicates();
    assertThat(others).extracting(q -> Fingerprint.of(q, "t")).doesNotContain(fingerprint);
    assertThat(Fingerprint.of(query, "u")).isNotEqualTo(fingerprint);
  }

  @Test
  void aFingerprintIsTheSameForEveryPage() {
    Query query = Query.bm25("words").candidates(50);
    assertThat(Fingerprint.of(query.limit(7).highlight().facet("a", 3).searchAfter("x"), ""))
        .isEqualTo(Fingerprint.of(query, ""));
  }
}
