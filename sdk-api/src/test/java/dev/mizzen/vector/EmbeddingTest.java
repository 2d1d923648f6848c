package dev.mizzen.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
  @Test
  void doesNotSeeLaterChangesOfTheCallersArray() {
    float[] values = {3, 4};
    Embedding embedding = Embedding.of(values);
    values[0] = 99;
    assertThat(embedding.toArray()).containsExactly(3, 4);
    embedding.toArray()[1] = 99;
    assertThat(embedding).isEqualTo(Embedding.of(3, 4));
  }

  @Test
  void measuresLengthAngleAndProduct() {
    Embedding a = Embedding.of(3, 4);
    Embedding b = Embedding.of(4, -3);
    assertThat(a.norm()).isEqualTo(5);
    assertThat(a.dot(b)).isZero();
    assertThat(a.cosine(Embedding.of(6, 8))).isCloseTo(1, within(1e-15));
    assertThat(a.normalized().norm()).isCloseTo(1, within(1e-7));
  }

  @Test
  void givesZeroVectorsNoDirection() {
    Embedding zero = Embedding.of(0, 0);
    assertThat(zero.cosine(Embedding.of(1, 2))).isZero();
    assertThat(zero.normalized()).isSameAs(zero);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesWhatIsNotFiniteAndSaysWhere(float bad) {
    assertThatThrownBy(() -> Embedding.of(1, bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(bad))
        .hasMessageContaining("column 1");
  }

  @Test
  void namesBothDimensionsWhenTheyDiffer() {
    assertThatThrownBy(() -> Embedding.of(1, 2).dot(Embedding.of(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 3");
  }

  @Test
  void viewsCannotBeWritten() {
    assertThatThrownBy(() -> Embedding.of(1).segment().set(ValueLayout.JAVA_FLOAT, 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToBeEmpty() {
    assertThatThrownBy(Embedding::of).isInstanceOf(IllegalArgumentException.class);
  }
}
