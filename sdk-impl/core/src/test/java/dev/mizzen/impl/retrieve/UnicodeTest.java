package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Query;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Lucene writes lone surrogates as U+FFFD, so that they would reach another's documents. */
class UnicodeTest {
  private static final String BROKEN = "\uD800";
  private static final String REPLACED = "\uFFFD";

  @Test
  void namesThatAreNoUnicodeAreRefusedRatherThanTakenForOthers() {
    try (Retriever retriever = Retriever.builder().open()) {
      retriever.add(Document.of(REPLACED, "text"));
      retriever.forTenant(REPLACED).add(Document.of("a", "secret"));
      retriever.commit();
      List<ThrowingCallable> calls =
          List.of(
              () -> retriever.forTenant(BROKEN),
              () -> retriever.get(BROKEN),
              () -> retriever.delete("a", BROKEN),
              () -> retriever.explain(Query.all(), BROKEN),
              () -> retriever.count(Filter.ids(List.of(BROKEN))),
              () -> retriever.deleteWhere(Filter.ids(List.of(BROKEN))),
              () -> retriever.search(Query.all().filter(Filter.parent(BROKEN))));
      for (ThrowingCallable call : calls) {
        assertThatThrownBy(call)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("surrogate");
      }
      retriever.commit();
      assertThat(retriever.get(REPLACED)).isPresent();
    }
  }
}
