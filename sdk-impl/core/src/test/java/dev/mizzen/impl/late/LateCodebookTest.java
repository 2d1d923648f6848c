package dev.mizzen.impl.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.quantize.TwoLevelCentroids;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LateCodebookTest {
  private static final CodebookOptions OPTIONS = CodebookOptions.of(40).withSeed(LateCase.SEED);
  private static final LateCase CASE = new LateCase(150, 16, OPTIONS);

  @Test
  void comesBackFromItsParts() {
    LateCodebook book = CASE.codebook;
    LateCodebook copy =
        LateCodebook.of(
            book.id(),
            16,
            new TwoLevelCentroids(book.groups(), book.starts(), book.centroids()),
            book.codewords(),
            book.subspaces(),
            book.meanSquaredResidual(),
            book.trainingTokens());
    assertThat(copy.reads(book)).isTrue();
    assertThat(book.reads(copy)).isTrue();
    assertThat(book.size()).isEqualTo(40);
    assertThat(book.groupCount()).isEqualTo(6);
    assertThat(book.subspaces()).isEqualTo(8);
    assertThat(book.id().version()).isEqualTo(1);
  }

  @Test
  void isTheSameForTheSameSeedAndAnyNumberOfThreads() {
    float[] rows = CASE.rows(900);
    LateCodebook one = train(LateCase.BACKEND, Workers.caller(), rows);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      LateCodebook other = train(LateCase.BACKEND, Workers.of(executor, 3), rows);
      assertThat(other.id()).isEqualTo(one.id());
      assertThat(other.centroids()).isEqualTo(one.centroids());
      assertThat(other.codewords()).isEqualTo(one.codewords());
    }
    KernelBackend simd = KernelBackends.select(Optional.of("simd"));
    assertThat(train(simd, Workers.caller(), rows).centroids()).isEqualTo(one.centroids());
  }

  @Test
  void keepsItsFirstCentroidsWhenItIsExtended() {
    LateCodebook book = CASE.codebook;
    float[] strange = CASE.rows(60);
    for (int k = 0; k < strange.length; k++) {
      strange[k] = -strange[k];
    }
    LateCodebook next =
        new LateCodebookTrainer(
                LateCase.BACKEND, Workers.caller(), CodebookOptions.of(9).withSeed(1))
            .extend(book, TokenRows.of(strange, 16), ProgressListener.NONE);
    assertThat(next.id().isSameCodebook(book.id())).isTrue();
    assertThat(next.id().version()).isEqualTo(2);
    assertThat(next.size()).isEqualTo(49);
    assertThat(Arrays.copyOf(next.centroids(), 40 * 16)).isEqualTo(book.centroids());
    assertThat(next.reads(book)).isTrue();
    assertThat(book.reads(next)).isFalse();
    double before = meanResidual(book, strange);
    assertThat(meanResidual(next, strange)).isLessThan(before * 0.7);
  }

  @Test
  void worksWithFewerRowsThanCentroids() {
    float[] rows = CASE.rows(20);
    LateCodebook book = train(LateCase.BACKEND, Workers.caller(), rows);
    assertThat(book.size()).isBetween(10, 20);
    assertThat(meanResidual(book, rows)).isLessThan(0.1);
  }

  @Test
  void hasEveryForm() {
    float[] rows = CASE.rows(900);
    double[] errors = new double[4];
    ResidualForm[] forms = {
      ResidualForm.grid(4), ResidualForm.grid(2), ResidualForm.product(8), ResidualForm.grid(1)
    };
    for (int f = 0; f < forms.length; f++) {
      LateCodebook book =
          new LateCodebookTrainer(LateCase.BACKEND, Workers.caller(), OPTIONS.withForm(forms[f]))
              .train(TokenRows.of(rows, 16), ProgressListener.NONE);
      assertThat(book.subspaces()).isEqualTo(forms[f].subspaces(16));
      EncodedTokens codes =
          new TokenEncoder(LateCase.BACKEND, Workers.caller(), book).encode(TokenRows.of(rows, 16));
      for (float error : codes.errors()) {
        errors[f] += error;
      }
    }
    assertThat(errors[0]).isLessThan(errors[1]);
    assertThat(errors[1]).isLessThan(errors[3]);
    assertThat(errors[2]).isLessThan(errors[3]);
  }

  @Test
  void refusesWhatDoesNotFit() {
    LateCodebookTrainer trainer =
        new LateCodebookTrainer(LateCase.BACKEND, Workers.caller(), OPTIONS);
    float[] rows = CASE.rows(15);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(TokenRows.of(rows, 16), ProgressListener.NONE))
        .withMessageContainingAll("16", "15");
    float[] broken = CASE.rows(50);
    broken[33] = Float.POSITIVE_INFINITY;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(TokenRows.of(broken, 16), ProgressListener.NONE))
        .withMessageContaining("Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResidualForm.grid(1).subspaces(18))
        .withMessageContainingAll("18", "4");
    assertThatIllegalArgumentException().isThrownBy(() -> ResidualForm.grid(3));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                trainer.extend(CASE.codebook, TokenRows.of(new float[8], 8), ProgressListener.NONE))
        .withMessageContainingAll("16", "8");
    float[] codewords = CASE.codebook.codewords();
    codewords[5] = 0.1f;
    TwoLevelCentroids centroids =
        new TwoLevelCentroids(
            CASE.codebook.groups(), CASE.codebook.starts(), CASE.codebook.centroids());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LateCodebook.of(CASE.codebook.id(), 16, centroids, codewords, 8, 0, 0))
        .withMessageContainingAll("codeword", "5", "0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LateCodebook.of(CASE.codebook.id(), 16, centroids, new float[9], 8, 0, 0))
        .withMessageContainingAll("256", "9");
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    float[] rows = CASE.rows(900);
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancelledException.class)
          .isThrownBy(() -> train(LateCase.BACKEND, Workers.caller(), rows));
    } finally {
      Thread.interrupted();
    }
  }

  private static LateCodebook train(KernelBackend backend, Workers workers, float[] rows) {
    return new LateCodebookTrainer(backend, workers, OPTIONS)
        .train(TokenRows.of(rows, 16), ProgressListener.NONE);
  }

  private static double meanResidual(LateCodebook book, float[] rows) {
    EncodedTokens codes =
        new TokenEncoder(LateCase.BACKEND, Workers.caller(), book).encode(TokenRows.of(rows, 16));
    double sum = 0;
    for (float residual : codes.residuals()) {
      sum += residual;
    }
    return sum / codes.count();
  }
}
