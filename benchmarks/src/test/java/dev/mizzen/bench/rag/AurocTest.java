package dev.mizzen.bench.rag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AurocTest {
  @Test
  void countsPairsInOrder() {
    assertThat(Auroc.of(new double[] {2, 3}, new double[] {0, 1})).isEqualTo(1);
    assertThat(Auroc.of(new double[] {1}, new double[] {1})).isEqualTo(0.5);
    assertThat(Auroc.of(new double[] {1, 3}, new double[] {2})).isEqualTo(0.5);
  }
}
