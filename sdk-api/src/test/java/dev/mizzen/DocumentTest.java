package dev.mizzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.vector.Embedding;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static Document full() {
    return Document.builder("ü-💡")
        .title("Title")
        .text("Body")
        .text("notes", "More")
        .metadata("year", 2026)
        .metadata("price", 1.5)
        .metadata("open", true)
        .metadata("when", Instant.ofEpochMilli(7))
        .metadata("tags", MetadataValue.of(List.of(MetadataValue.of("a"), MetadataValue.of("b"))))
        .content(Content.image(URI.create("file:/a.png"), "image/png"))
        .vector("mine", Embedding.of(1, 2))
        .passageOf("parent", new Span(3, 7))
        .build();
  }

  @Test
  void keepsEverythingThroughToBuilder() {
    assertThat(full().toBuilder().build()).isEqualTo(full()).hasSameHashCodeAs(full());
  }

  @Test
  void keepsTheOrderOfTexts() {
    assertThat(full().texts().keySet()).containsExactly("title", "text", "notes");
  }

  @Test
  void isNotChangedByItsBuilder() {
    Document.Builder builder = Document.builder("1").text("a");
    Document first = builder.build();
    builder.text("b").metadata("x", 1);
    assertThat(first.text()).isEqualTo("a");
    assertThat(first.metadata()).isEmpty();
    assertThatThrownBy(() -> first.texts().put("k", "v"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesEmptyIdsAndReservedNames() {
    assertThatThrownBy(() -> Document.of("", "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Document.builder("1").metadata("_id", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("_id");
  }

  @Test
  void refusesValuesThatCannotBeOrdered() {
    assertThatThrownBy(() -> MetadataValue.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    List<MetadataValue> mixed = List.of(MetadataValue.of("a"), MetadataValue.of(1));
    assertThatThrownBy(() -> MetadataValue.of(mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one plain type");
  }
}
