package dev.mizzen.impl.unanswerable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mizzen.eval.unanswerable.QualityRule;
import dev.mizzen.eval.unanswerable.QualityScores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth table of the filter: sufficiency, necessity, correctness, uniqueness; corpus alone. */
final class QualityRuleTest {
  @ParameterizedTest
  @CsvSource({
    "2, 2, 2, 2, 0, 1, true, false, true",
    "2, 2, 2, 0, 0, 0, false, false, false",
    "2, 2, 2, 2, 2, 2, false, true, false",
    "0, 2, 2, 2, 0, 1, false, false, false",
    "2, 0, 2, 2, 1, 1, false, false, false",
    "2, 2, 0, 2, 1, 1, false, false, false",
    "1, 1, 1, 1, 1, 1, true, true, false",
    "1, 3, 1, 1, 2, 0, false, false, false",
    "1, 3, 1, 1, 0, 2, false, false, false",
    "1, 3, 1, 1, 0, 0, true, false, true"
  })
  void keepsWhatItSays(
      int sufficiency,
      int necessity,
      int correctness,
      int uniqueness,
      int internalSufficiency,
      int internalNecessity,
      boolean asymmetric,
      boolean allSix,
      boolean strict) {
    QualityScores scores =
        new QualityScores(
            sufficiency,
            necessity,
            correctness,
            uniqueness,
            internalSufficiency,
            internalNecessity);
    assertEquals(asymmetric, QualityRule.ASYMMETRIC.keeps(scores), "asymmetric");
    assertEquals(allSix, QualityRule.ALL_SIX.keeps(scores), "all six");
    assertEquals(strict, QualityRule.STRICT.keeps(scores), "strict");
  }
}
