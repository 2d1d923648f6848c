package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.index.WriteMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexIdsTest {
  private static void upsert(Index index, String tenant, Document document) {
    index.write(List.of(document), WriteMode.UPSERT, tenant, ProgressListener.NONE);
  }

  @Test
  void anyUnicodeIsAnId() {
    List<String> ids =
        List.of(
            "😀", "a\0b", "\0", "é", "e\u0301", "\uFFFF", "x\ny", " ", "#", "ß/ς", "א", "\u202E");
    try (Index index = TestIndexes.open(Specs.memory())) {
      for (String id : ids) {
        Probe.add(index, Document.of(id, "text"));
      }
      index.refresh();
      assertThat(Probe.all(index).keySet()).containsExactlyInAnyOrderElementsOf(ids);
      index.delete(IndexLayout.NO_TENANT, List.of("\0", "unknown"));
      index.refresh();
      assertThat(Probe.all(index)).hasSize(ids.size() - 1).doesNotContainKey("\0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "a\uDE00b", "\uDE00\uD83D"})
  void loneSurrogatesAreRefused(String id) {
    try (Index index = TestIndexes.open(Specs.memory())) {
      assertThatThrownBy(() -> Probe.add(index, Document.of(id, "")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("surrogate");
      assertThatThrownBy(() -> upsert(index, id, Document.of("a", "")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tenant");
    }
  }

  @Test
  void tooLongIdsAndKeywordsAreRefusedWithBothNumbers() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      assertThatThrownBy(() -> Probe.add(index, Document.of("ü".repeat(8001), "")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("16002", "16000");
      Probe.add(index, Document.of("ü".repeat(8000), ""));
      assertThatThrownBy(
              () ->
                  Probe.add(index, Document.builder("a").metadata("k", "x".repeat(40_000)).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("'a'", "'k'", "40000", "32766");
    }
  }

  @Test
  void tenantsDoNotSeeOrTouchEachOthersIds() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      upsert(index, "t1", Document.of("a", "one"));
      upsert(index, "t2", Document.of("a", "two"));
      upsert(index, "t1", Document.of("a", "three"));
      assertThatThrownBy(
              () ->
                  index.write(
                      List.of(Document.of("a", "")), WriteMode.ADD, "t2", ProgressListener.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'a'");
      index.write(List.of(Document.of("a", "")), WriteMode.ADD, "t3", ProgressListener.NONE);
      index.delete("t3", List.of("a"));
      index.refresh();
      assertThat(Probe.get(index, "t1", "a").map(Document::text)).contains("three");
      assertThat(Probe.get(index, "t2", "a").map(Document::text)).contains("two");
      assertThat(Probe.get(index, "t3", "a")).isEmpty();
      assertThatThrownBy(() -> upsert(index, "a\0b", Document.of("a", "")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("NUL");
    }
  }
}
