package dev.mizzen.impl.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import org.junit.jupiter.api.Test;

class TokenEncoderTest {
  private static final LateCase CASE =
      new LateCase(300, 16, CodebookOptions.of(100).withSeed(LateCase.SEED));

  private final TokenEncoder encoder =
      new TokenEncoder(LateCase.BACKEND, Workers.caller(), CASE.codebook);

  @Test
  void findsTheNearestCentroidOfNearlyAllTokens() {
    float[] rows = CASE.rows(1500);
    EncodedTokens codes = encoder.encode(TokenRows.of(rows, 16));
    float[] centroids = CASE.codebook.centroids();
    int nearest = 0;
    for (int i = 0; i < 1500; i++) {
      double least = Double.MAX_VALUE;
      for (int c = 0; c < CASE.codebook.size(); c++) {
        least = Math.min(least, squared(rows, i * 16, centroids, c * 16));
      }
      double chosen = squared(rows, i * 16, centroids, codes.centroids()[i] * 16);
      assertThat((double) codes.residuals()[i]).isCloseTo(chosen, within(1e-5));
      nearest += chosen <= least + 1e-9 ? 1 : 0;
    }
    assertThat(nearest).isGreaterThan(1500 * 95 / 100);
  }

  @Test
  void saysHowFarCodesAreFromTokens() {
    float[] rows = CASE.rows(40);
    EncodedTokens codes = encoder.encode(TokenRows.of(rows, 16));
    float[] decoded = new float[16];
    for (int i = 0; i < 40; i++) {
      CASE.codebook.decode(codes.centroids()[i], codes.codes(), i * 8, decoded, 0);
      assertThat((double) codes.errors()[i])
          .isCloseTo(squared(rows, i * 16, decoded, 0), within(1e-5));
      assertThat(codes.errors()[i]).isLessThan(codes.residuals()[i] + 1e-5f);
    }
  }

  @Test
  void takesNoTokensAndRefusesBrokenOnes() {
    assertThat(encoder.encode(TokenRows.of(new float[0], 16)).count()).isZero();
    float[] rows = CASE.rows(3);
    rows[35] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(TokenRows.of(rows, 16)))
        .withMessage("value 3 of row 2 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(TokenRows.of(new float[8], 8)))
        .withMessageContainingAll("8", "16");
  }

  private static double squared(float[] a, int from, float[] b, int at) {
    double sum = 0;
    for (int k = 0; k < 16; k++) {
      double difference = (double) a[from + k] - b[at + k];
      sum += difference * difference;
    }
    return sum;
  }
}
