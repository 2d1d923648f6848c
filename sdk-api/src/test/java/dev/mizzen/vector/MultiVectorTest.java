package dev.mizzen.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiVectorTest {
  @Test
  void cutsRowsOutOfOneArray() {
    MultiVector vectors = MultiVector.of(new float[] {1, 2, 3, 4, 5, 6}, 2);
    assertThat(vectors.count()).isEqualTo(3);
    assertThat(vectors.row(2)).isEqualTo(Embedding.of(5, 6));
    assertThat(vectors.spans()).isEmpty();
  }

  @Test
  void mayHaveNoRow() {
    assertThat(MultiVector.of(new float[0], 4).count()).isZero();
  }

  @Test
  void refusesAPartialRow() {
    assertThatThrownBy(() -> MultiVector.of(new float[5], 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 values")
        .hasMessageContaining("dimension 2");
  }

  @Test
  void refusesSpansThatAreNotOneForEachRow() {
    List<Span> one = List.of(new Span(0, 1));
    assertThatThrownBy(() -> MultiVector.adopt(new float[4], 2, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 spans for 2 vectors");
  }

  @Test
  void saysWhichRowIsNotFinite() {
    assertThatThrownBy(() -> MultiVector.of(new float[] {1, 2, 3, Float.NaN}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1, column 1");
  }
}
