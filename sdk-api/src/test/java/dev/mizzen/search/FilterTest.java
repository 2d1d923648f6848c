package dev.mizzen.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.MetadataValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterTest {
  @Test
  void isAValue() {
    assertThat(Filter.in("a", "x", "y"))
        .isEqualTo(Filter.in("a", List.of(MetadataValue.of("x"), MetadataValue.of("y"))));
  }

  @Test
  void refusesMixedTypes() {
    List<MetadataValue> mixed = List.of(MetadataValue.of("x"), MetadataValue.of(1));
    assertThatThrownBy(() -> Filter.in("a", mixed)).isInstanceOf(IllegalArgumentException.class);
    Optional<MetadataValue> whole = Optional.of(MetadataValue.of(1));
    Optional<MetadataValue> real = Optional.of(MetadataValue.of(2.0));
    assertThatThrownBy(() -> new Filter.Range("a", whole, real))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("differ in type");
  }

  @Test
  void refusesRangesWithoutOrderOrEnds() {
    assertThatThrownBy(() -> Filter.atLeast("a", MetadataValue.of(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no order");
    assertThatThrownBy(() -> new Filter.Range("a", Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one end");
  }
}
