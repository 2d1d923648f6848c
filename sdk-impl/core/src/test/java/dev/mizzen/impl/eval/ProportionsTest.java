package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionsTest {
  /** Of eight coin tosses one head or none, and the same for tails: 2·(1 + 8)/2⁸. */
  @Test
  void mcNemarCountsCoinTosses() {
    assertThat(Proportions.mcNemar(1, 7)).isCloseTo(18.0 / 256, within(1e-12));
    assertThat(Proportions.mcNemar(0, 6)).isCloseTo(2.0 / 64, within(1e-12));
    assertThat(Proportions.mcNemar(0, 0)).isEqualTo(1);
    assertThat(Proportions.mcNemar(5, 5)).isEqualTo(1);
  }

  /** 0.6 and 0.4 of 100 each: pooled 0.5, z = 0.2/√(0.25·0.02) = 2√2. */
  @Test
  void theZTestPoolsItsShares() {
    assertThat(Proportions.twoSampleZ(60, 100, 40, 100)).isCloseTo(0.004677735, within(1e-8));
    assertThat(Proportions.twoSampleZ(0, 10, 0, 20)).isEqualTo(1);
    assertThat(Proportions.twoSampleZ(10, 10, 20, 20)).isEqualTo(1);
    assertThat(Proportions.twoSampleZ(0, 0, 3, 20)).isEqualTo(1);
  }

  /** 5 of 10 at z = 1.959964: (0.5 ± z·√(0.025 + z²/400))/(1 + z²/10), moved by z²/20. */
  @Test
  void wilsonKeepsToTheUnitInterval() {
    assertThat(Proportions.wilson(5, 10, 0.95))
        .containsExactly(new double[] {0.236593, 0.763407}, within(1e-6));
    assertThat(Proportions.wilson(0, 71, 0.95)[0]).isZero();
    assertThat(Proportions.wilson(71, 71, 0.95)[1]).isEqualTo(1);
    assertThat(Proportions.wilson(0, 0, 0.95)).containsExactly(0, 1);
    assertThatThrownBy(() -> Proportions.wilson(3, 2, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 of 2");
  }

  @Property
  void testsDoNotDependOnWhichSystemIsNamedFirst(
      @ForAll @IntRange(max = 40) int first, @ForAll @IntRange(max = 40) int second) {
    assertThat(Proportions.mcNemar(first, second))
        .isCloseTo(Proportions.mcNemar(second, first), within(1e-9))
        .isBetween(0.0, 1.0);
    assertThat(Proportions.twoSampleZ(first, 40, second, 50))
        .isCloseTo(Proportions.twoSampleZ(second, 50, first, 40), within(1e-12))
        .isBetween(0.0, 1.0);
    double[] interval = Proportions.wilson(first, 40, 0.95);
    assertThat(first / 40.0).isBetween(interval[0] - 1e-12, interval[1] + 1e-12);
  }
}
