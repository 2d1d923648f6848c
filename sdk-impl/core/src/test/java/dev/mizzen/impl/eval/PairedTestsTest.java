package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class PairedTestsTest {
  @Test
  void theBootstrapAgreesWithTheNormalIntervalOnManyQueries() {
    Well19937c random = new Well19937c(7);
    double[] differences =
        IntStream.range(0, 2000).mapToDouble(i -> 0.02 + 0.3 * random.nextGaussian()).toArray();
    double mean = Arrays.stream(differences).average().orElseThrow();
    double variance =
        Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / differences.length;
    double half = 1.96 * Math.sqrt(variance / differences.length);
    double[] ends = PairedTests.bootstrapInterval(differences, 0.95, 10_000, 1);
    assertThat(ends[0]).isCloseTo(mean - half, within(0.06 * half));
    assertThat(ends[1]).isCloseTo(mean + half, within(0.06 * half));
  }

  /** Of the 2⁵ equally likely sign patterns only two give a sum as far from 0 as all pluses. */
  @Test
  void theRandomisationTestAgreesWithCountingAllSignPatterns() {
    double[] differences = {0.1, 0.2, 0.3, 0.4, 0.5};
    assertThat(PairedTests.randomisationPValue(differences, 100_000, 3))
        .isCloseTo(2.0 / 32, within(0.003));
  }

  @Test
  void equalSystemsAreNeverFoundDifferent() {
    double[] zeros = new double[50];
    assertThat(PairedTests.randomisationPValue(zeros, 1000, 3)).isEqualTo(1.0);
    assertThat(PairedTests.bootstrapInterval(zeros, 0.95, 1000, 3)).containsExactly(0, 0);
  }
}
