package dev.mizzen.impl.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeQualityTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  @Test
  void countsCombinationsAndLoners() {
    CodeQuality quality = CodeQuality.of(new int[] {0, 1, 0, 1, 2, 0, 2, 1}, List.of(4, 2));
    assertThat(quality.used()).containsExactly(2L, 3L);
    assertThat(quality.utilisation()).containsExactly(0.5, 0.375);
    assertThat(quality.independent()).isEqualTo(0.5);
  }

  @Test
  void refusesCodesThatAreNoWholeRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodeQuality.of(new int[3], List.of(2, 2)))
        .withMessageContaining("3 codes");
  }

  @ParameterizedTest
  @CsvSource({"128, 64, 32", "64, 64, 64", "256, 32, 32"})
  void tellsRowsApartBetterWithEachPart(int first, int second, int third) {
    SemanticIds ids = new SemanticIds(3000, 8, 3, SEED);
    CodeFigures figures = ids.figures(List.of(first, second, third), KMeansStart.RANDOM);
    assertThat(figures.utilisation()).isEqualTo(1.0);
    assertThat(figures.coarse()).isLessThan(figures.grouped());
    assertThat(figures.grouped()).isLessThan(figures.full());
    assertThat(figures.errors()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(figures.rotatedError()).isLessThan(figures.plainError());
  }

  @Test
  void writesProductCodesWithNumbersOfTheirOwn() {
    TokenRows rows = ZipfMixture.rows(600, 8, 30, SEED);
    ResidualProductQuantizer quantizer = quantizer(rows, List.of(8, 4, 4), LevelThree.GLOBAL, 16);
    int[] codes = quantizer.encode(rows);
    String text = codes[5] + "_" + codes[6] + "_" + codes[7] + "_" + codes[8];
    assertThat(quantizer.text(codes, 1)).isEqualTo(text + "_" + (codes[9] + 256));
    double error = SquaredError.mean(rows, quantizer.decode(codes));
    int[] coarse = codes.clone();
    assertThat(coarse).hasSize(3000);
    assertThat(error).isLessThan(5);
  }

  private static ResidualQuantizerTrainer trainer(List<Integer> sizes, LevelThree last) {
    KMeansOptions kMeans = KMeansOptions.of(1).withSeed(SEED).withIterations(8);
    return new ResidualQuantizerTrainer(
        KernelBackends.select(Optional.of("simd")),
        Workers.caller(),
        new ResidualQuantizerOptions(sizes, last, false, kMeans));
  }

  private static ResidualProductQuantizer quantizer(
      TokenRows rows, List<Integer> sizes, LevelThree last, int size) {
    ResidualQuantizer coarse = trainer(sizes, last).train(rows, ProgressListener.NONE);
    int[] codes = new int[Math.toIntExact(rows.rows()) * 3];
    float[] residuals = new float[Math.toIntExact(rows.rows()) * rows.dimension()];
    coarse.encode(rows, codes, residuals);
    KMeansOptions kMeans = KMeansOptions.of(1).withSeed(SEED).withIterations(8);
    ProductQuantizer fine =
        new ProductQuantizerTrainer(
                KernelBackends.select(Optional.of("simd")),
                Workers.caller(),
                new ProductQuantizerOptions(2, size, 3, kMeans))
            .train(TokenRows.of(residuals, rows.dimension()), ProgressListener.NONE);
    return new ResidualProductQuantizer(coarse, fine);
  }
}
