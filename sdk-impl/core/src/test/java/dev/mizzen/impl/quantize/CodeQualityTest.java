package dev.mizzen.impl.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeQualityTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");

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

  /**
   * The order only: the shares themselves depend on where k-means starts, and k-means++ gives rare
   * centres centroids of their own, which random starts do not.
   */
  @ParameterizedTest
  @CsvSource({"128, 64, 32", "64, 64, 64", "256, 32, 32"})
  void tellsRowsApartBetterWithEachPart(int first, int second, int third) {
    TokenRows rows =
        THOROUGH ? ZipfMixture.rows(20_000, 64, 512, SEED) : ZipfMixture.rows(3000, 64, 512, SEED);
    List<Integer> sizes = List.of(first, second, third);
    Measured measured = measure(rows, sizes);
    assertThat(measured.coarse.utilisation().getFirst()).isEqualTo(1.0);
    assertThat(measured.coarse.independent()).isLessThan(measured.grouped.independent());
    assertThat(measured.grouped.independent()).isLessThan(measured.full.independent());
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

  private record Measured(CodeQuality coarse, CodeQuality grouped, CodeQuality full) {}

  private static Measured measure(TokenRows rows, List<Integer> sizes) {
    List<Integer> all = List.of(sizes.get(0), sizes.get(1), sizes.get(2), 64, 64);
    int[] full = quantizer(rows, sizes, LevelThree.GLOBAL, 64).encode(rows);
    return new Measured(
        CodeQuality.of(leading(full, 5, 3), sizes),
        CodeQuality.of(
            trainer(sizes, LevelThree.PER_LEVEL_TWO).train(rows, NONE).encode(rows), sizes),
        CodeQuality.of(full, all));
  }

  private static final ProgressListener NONE = ProgressListener.NONE;

  private static int[] leading(int[] codes, int width, int leading) {
    int[] first = new int[codes.length / width * leading];
    for (int i = 0; i < codes.length / width; i++) {
      System.arraycopy(codes, i * width, first, i * leading, leading);
    }
    return first;
  }

  private static ResidualQuantizerTrainer trainer(List<Integer> sizes, LevelThree last) {
    KMeansOptions kMeans = KMeansOptions.of(1).withSeed(SEED).withIterations(THOROUGH ? 25 : 8);
    return new ResidualQuantizerTrainer(
        KernelBackends.select(Optional.of("simd")),
        Workers.caller(),
        new ResidualQuantizerOptions(sizes, last, false, kMeans));
  }

  private static ResidualProductQuantizer quantizer(
      TokenRows rows, List<Integer> sizes, LevelThree last, int size) {
    ResidualQuantizer coarse = trainer(sizes, last).train(rows, NONE);
    int[] codes = new int[Math.toIntExact(rows.rows()) * 3];
    float[] residuals = new float[Math.toIntExact(rows.rows()) * rows.dimension()];
    coarse.encode(rows, codes, residuals);
    KMeansOptions kMeans = KMeansOptions.of(1).withSeed(SEED).withIterations(THOROUGH ? 25 : 8);
    ProductQuantizer fine =
        new ProductQuantizerTrainer(
                KernelBackends.select(Optional.of("simd")),
                Workers.caller(),
                new ProductQuantizerOptions(2, size, THOROUGH ? 20 : 3, kMeans))
            .train(TokenRows.of(residuals, rows.dimension()), NONE);
    return new ResidualProductQuantizer(coarse, fine);
  }
}
