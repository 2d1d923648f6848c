package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HolmBonferroniTest {
  /** Thresholds 0.0125, 0.0167, 0.025, 0.05: 0.03 is above the third, which ends it before 0.04. */
  @Test
  void stopsAtTheFirstThatIsAboveItsThreshold() {
    double[] pValues = {0.01, 0.04, 0.03, 0.005};
    assertThat(HolmBonferroni.rejected(pValues, 0.05)).containsExactly(true, false, false, true);
    assertThat(HolmBonferroni.adjusted(pValues))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  /** Bonferroni alone would hold both against 0.025. */
  @Test
  void theSecondIsHeldAgainstMoreThanTheFirst() {
    assertThat(HolmBonferroni.rejected(new double[] {0.04, 0.02}, 0.05))
        .containsExactly(true, true);
  }

  @Test
  void oneComparisonIsHeldAgainstAlphaItself() {
    assertThat(HolmBonferroni.rejected(new double[] {0.05}, 0.05)).containsExactly(true);
    assertThat(HolmBonferroni.rejected(new double[] {0.0501}, 0.05)).containsExactly(false);
    assertThat(HolmBonferroni.rejected(new double[0], 0.05)).isEmpty();
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> HolmBonferroni.adjusted(new double[] {0.1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> HolmBonferroni.rejected(new double[] {0.1}, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Between Bonferroni's correction and none, and in the order of the p-values. */
  @Property
  void rejectsNoFewerThanBonferroniAndNoMoreThanNoCorrection(
      @ForAll @Size(min = 1, max = 8) List<@DoubleRange(max = 0.1) Double> values) {
    double[] pValues = values.stream().mapToDouble(v -> v).toArray();
    boolean[] rejected = HolmBonferroni.rejected(pValues, 0.05);
    double[] adjusted = HolmBonferroni.adjusted(pValues);
    double highest = 0;
    double lowestKept = 1;
    for (int i = 0; i < pValues.length; i++) {
      assertThat(rejected[i] || pValues[i] > 0.05 / pValues.length)
          .as(Arrays.toString(pValues))
          .isTrue();
      assertThat(rejected[i] && pValues[i] > 0.05).isFalse();
      assertThat(adjusted[i]).isBetween(pValues[i], Math.min(1, pValues.length * pValues[i]));
      highest = rejected[i] ? Math.max(highest, pValues[i]) : highest;
      lowestKept = rejected[i] ? lowestKept : Math.min(lowestKept, pValues[i]);
    }
    assertThat(highest).isLessThanOrEqualTo(lowestKept);
  }
}
