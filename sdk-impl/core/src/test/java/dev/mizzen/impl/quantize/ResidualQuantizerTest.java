package dev.mizzen.impl.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResidualQuantizerTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final KernelBackend SIMD = KernelBackends.select(Optional.of("simd"));

  @Test
  void encodesAKnownExample() {
    ResidualTables tables =
        new ResidualTables(
            List.of(
                ResidualLevel.single(new float[] {0, 0, 4, 0}, 2, 0),
                ResidualLevel.single(new float[] {0, 1, 0, -1}, 2, 1)),
            2,
            false);
    ResidualQuantizer quantizer = ResidualQuantizer.copyOf(tables, SIMD, Workers.caller());
    int[] codes = new int[2];
    float[] residual = new float[2];
    quantizer.encode(TokenRows.of(new float[] {3.5f, -0.8f}, 2), codes, residual);
    assertThat(codes).containsExactly(1, 1);
    assertThat((double) residual[0]).isCloseTo(-0.5, within(1e-6));
    assertThat((double) residual[1]).isCloseTo(0.2, within(1e-6));
    assertThat(quantizer.decode(codes)).containsExactly(4, -1);
  }

  @ParameterizedTest
  @EnumSource
  void takesRowsApartIntoCentroidsAndARest(LevelThree last) {
    TokenRows rows = ZipfMixture.rows(1200, 10, 60, SEED);
    ResidualQuantizer quantizer = train(SIMD, rows, options(last));
    int[] codes = new int[1200 * 3];
    float[] residuals = new float[1200 * 10];
    quantizer.encode(rows, codes, residuals);
    float[] decoded = quantizer.decode(codes);
    float[] row = new float[10];
    for (int i = 0; i < 1200; i++) {
      FloatRows.copy(rows, i, 1, row);
      for (int k = 0; k < 10; k++) {
        assertThat((double) decoded[i * 10 + k] + residuals[i * 10 + k])
            .as("row %d, seed %d", i, SEED)
            .isCloseTo(row[k], within(1e-5));
      }
    }
  }

  @Test
  void lowersTheErrorFromLevelToLevel() {
    TokenRows rows = ZipfMixture.rows(1200, 10, 60, SEED);
    double before = Double.POSITIVE_INFINITY;
    for (Integer[] sizes : new Integer[][] {{16}, {16, 8}, {16, 8, 4}}) {
      ResidualQuantizer quantizer = train(SIMD, rows, ResidualQuantizerOptions.of(sizes));
      double error = SquaredError.mean(rows, quantizer.decode(quantizer.encode(rows)));
      assertThat(error).isLessThan(before);
      before = error;
    }
  }

  @Test
  void countsCentroidsByMode() {
    TokenRows rows = ZipfMixture.rows(500, 6, 60, SEED);
    assertThat(train(SIMD, rows, options(LevelThree.GLOBAL)).centroids()).isEqualTo(16 + 8 + 4);
    assertThat(train(SIMD, rows, options(LevelThree.PER_PAIR)).centroids())
        .isEqualTo(16 + 8 + 16 * 8 * 4);
    assertThat(train(SIMD, rows, options(LevelThree.PER_LEVEL_TWO)).centroids())
        .isEqualTo(16 + 8 + 8 * 4);
  }

  @Test
  void numbersCodesOfGroupsAcrossGroups() {
    TokenRows rows = ZipfMixture.rows(500, 6, 60, SEED);
    ResidualQuantizer pairs = train(SIMD, rows, options(LevelThree.PER_PAIR));
    int[] codes = {3, 5, 2};
    assertThat(pairs.globalId(codes, 0, 2)).isEqualTo((3 * 8 + 5) * 4 + 2);
    ResidualQuantizer two = train(SIMD, rows, options(LevelThree.PER_LEVEL_TWO));
    assertThat(two.globalId(codes, 0, 2)).isEqualTo(5 * 4 + 2);
    assertThat(two.globalId(codes, 0, 1)).isEqualTo(5);
  }

  @Test
  void givesEachRowOfASmallGroupItsOwnCentroid() {
    TokenRows rows = ZipfMixture.rows(64, 6, 64, SEED);
    ResidualQuantizer quantizer =
        train(SIMD, rows, ResidualQuantizerOptions.of(16, 8, 64).withLast(LevelThree.PER_PAIR));
    assertThat(SquaredError.mean(rows, quantizer.decode(quantizer.encode(rows))))
        .isCloseTo(0, within(1e-9));
  }

  @Test
  void givesTheSameCodesOnEveryBackend() {
    TokenRows rows = ZipfMixture.rows(900, 9, 60, SEED);
    KernelBackend scalar = KernelBackends.select(Optional.of("scalar"));
    for (LevelThree last : LevelThree.values()) {
      ResidualQuantizerOptions options = options(last).withRenormalised(true);
      assertThat(train(SIMD, rows, options).encode(rows))
          .isEqualTo(train(scalar, rows, options).encode(rows));
    }
  }

  @Test
  void refusesWhatItCannotDecode() {
    TokenRows rows = ZipfMixture.rows(200, 4, 20, SEED);
    ResidualQuantizer scaled = train(SIMD, rows, options(LevelThree.GLOBAL).withRenormalised(true));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> scaled.decode(new int[3]));
    ResidualQuantizer plain = train(SIMD, rows, options(LevelThree.GLOBAL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.decode(new int[] {0, 8, 0}))
        .withMessageContaining("code 8 at level 1, which has 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.decode(new int[4]))
        .withMessageContaining("4 codes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResidualQuantizerOptions.of(4, 0))
        .withMessageContaining("got 0");
  }

  private static ResidualQuantizerOptions options(LevelThree last) {
    return ResidualQuantizerOptions.of(16, 8, 4).withLast(last);
  }

  private static ResidualQuantizer train(
      KernelBackend backend, TokenRows rows, ResidualQuantizerOptions options) {
    KMeansOptions kMeans = KMeansOptions.of(1).withSeed(SEED);
    return new ResidualQuantizerTrainer(backend, Workers.caller(), options.withKMeans(kMeans))
        .train(rows, ProgressListener.NONE);
  }
}
