package dev.mizzen.impl.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductQuantizerTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final KernelBackend SIMD = KernelBackends.select(Optional.of("simd"));

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void halvesTheErrorOfTheMeanRow(int bits) {
    TokenRows rows = correlated(1500, 16);
    ProductQuantizer quantizer = train(SIMD, rows, ProductQuantizerOptions.of(8, bits));
    assertThat(quantizer.size()).isEqualTo(1 << bits);
    byte[] codes = quantizer.encode(rows);
    assertThat(codes).hasSize(1500 * 8);
    assertThat(quantizer.meanSquaredError(rows)).isLessThan(0.5 * variance(rows));
  }

  @Test
  void rotatesByAnOrthogonalMatrixThatDoesNotRaiseTheError() {
    TokenRows rows = correlated(1500, 16);
    ProductQuantizerOptions options = ProductQuantizerOptions.of(4, 4);
    double plain = train(SIMD, rows, options).meanSquaredError(rows);
    ProductQuantizer optimised = train(SIMD, rows, options.withRotations(8));
    assertOrthogonal(optimised.rotation().orElseThrow(), 16);
    assertThat(optimised.meanSquaredError(rows)).as("seed %d", SEED).isLessThan(0.9 * plain);
  }

  @Test
  void neverRaisesTheErrorOfRowsThatHaveNoCorrelation() {
    TokenRows rows = ZipfMixture.rows(800, 12, 800, SEED);
    ProductQuantizerOptions options = ProductQuantizerOptions.of(3, 4);
    double plain = train(SIMD, rows, options).meanSquaredError(rows);
    double optimised = train(SIMD, rows, options.withRotations(5)).meanSquaredError(rows);
    assertThat(optimised).isLessThanOrEqualTo(plain * (1 + 1e-6));
  }

  @Test
  void beginsWithComponentsWhereOneSubspaceHoldsAllVariance() {
    Random random = new Random(SEED);
    float[] rows = new float[800 * 4];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = (float) ((k % 4 < 2 ? 1 : 0.01) * random.nextGaussian());
    }
    TokenRows wide = TokenRows.of(rows, 4);
    ProductQuantizerOptions options = ProductQuantizerOptions.of(2, 4);
    double plain = train(SIMD, wide, options).meanSquaredError(wide);
    double optimised = train(SIMD, wide, options.withRotations(1)).meanSquaredError(wide);
    assertThat(optimised).as("seed %d", SEED).isLessThan(0.3 * plain);
  }

  @Test
  void beginsWithoutRotationWhereSubspacesHaveFewPlaces() {
    Random random = new Random(SEED);
    float[] places = new float[4 * 16];
    for (int k = 0; k < places.length; k++) {
      places[k] = (float) ((k < 32 ? 4 : 1) * random.nextGaussian());
    }
    float[] rows = new float[256 * 4];
    for (int i = 0; i < 256; i++) {
      System.arraycopy(places, i / 16 * 2, rows, i * 4, 2);
      System.arraycopy(places, 32 + i % 16 * 2, rows, i * 4 + 2, 2);
    }
    TokenRows product = TokenRows.of(rows, 4);
    ProductQuantizerOptions options = ProductQuantizerOptions.of(2, 4).withRotations(1);
    assertThat(train(SIMD, product, options).meanSquaredError(product))
        .as("seed %d", SEED)
        .isLessThan(1e-6 * variance(product));
  }

  @Test
  void turnsRowsIntoUncorrelatedComponents() {
    int dimension = 4;
    TrainingRows rows = TrainingRows.sample(correlated(200, dimension), 1, 200, 0);
    TrainingRows centred = rows.minus(rows.mean());
    float[] matrix = BalancedComponents.matrix(centred, 2, Workers.caller());
    double[] rotated = new double[centred.values().length];
    for (int k = 0; k < rotated.length; k++) {
      for (int from = 0; from < dimension; from++) {
        rotated[k] +=
            centred.values()[k - k % dimension + from] * matrix[from * dimension + k % dimension];
      }
    }
    double[][] products = new double[dimension][dimension];
    for (int k = 0; k < rotated.length; k++) {
      for (int b = 0; b < dimension; b++) {
        products[k % dimension][b] += rotated[k] * rotated[k - k % dimension + b];
      }
    }
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < a; b++) {
        double scale = Math.sqrt(products[a][a] * products[b][b]);
        assertThat(products[a][b]).as("seed %d", SEED).isCloseTo(0, within(1e-4 * scale));
      }
    }
    assertThat(products[0][0]).isGreaterThan(products[2][2]);
    assertThat(products[2][2]).isGreaterThan(products[3][3]);
    assertThat(products[3][3]).isGreaterThan(products[1][1]);
  }

  @Test
  void givesTheSameCodesOnEveryBackend() {
    TokenRows rows = correlated(600, 12);
    ProductQuantizerOptions options = ProductQuantizerOptions.of(3, 4).withRotations(2);
    KernelBackend scalar = KernelBackends.select(Optional.of("scalar"));
    assertThat(train(SIMD, rows, options).encode(rows))
        .isEqualTo(train(scalar, rows, options).encode(rows));
  }

  @Test
  void dealsComponentsToSubspacesOfEqualProducts() {
    assertThat(BalancedComponents.places(new double[] {8, 4, 2, 1}, 2)).containsExactly(0, 2, 3, 1);
  }

  @Test
  void copiesItsTables() {
    TokenRows rows = correlated(300, 4);
    ProductQuantizer quantizer = train(SIMD, rows, ProductQuantizerOptions.of(2, 4));
    byte[] codes = quantizer.encode(rows);
    java.util.Arrays.fill(quantizer.centroids(), 0);
    assertThat(quantizer.encode(rows)).isEqualTo(codes);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProductQuantizerOptions.of(2, 5))
        .withMessageContaining("got 5");
    TokenRows rows = correlated(10, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(SIMD, rows, ProductQuantizerOptions.of(3, 4)))
        .withMessageContaining("dimension 4")
        .withMessageContaining("3 subspaces");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(SIMD, rows, ProductQuantizerOptions.of(2, 4)))
        .withMessageContaining("16 clusters")
        .withMessageContaining("got 10");
    ProductQuantizer good = train(SIMD, correlated(20, 4), ProductQuantizerOptions.of(2, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> good.decode(new byte[] {0, 16}))
        .withMessageContaining("code 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> good.decode(new byte[3]))
        .withMessageContaining("3 codes");
  }

  static void assertOrthogonal(float[] matrix, int dimension) {
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < dimension; b++) {
        double dot = 0;
        for (int k = 0; k < dimension; k++) {
          dot += (double) matrix[k * dimension + a] * matrix[k * dimension + b];
        }
        assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-5));
      }
    }
  }

  private static ProductQuantizer train(
      KernelBackend backend, TokenRows rows, ProductQuantizerOptions options) {
    KMeansOptions kMeans = KMeansOptions.of(1).withIterations(15).withSeed(SEED);
    return new ProductQuantizerTrainer(backend, Workers.caller(), options.withKMeans(kMeans))
        .train(rows, ProgressListener.NONE);
  }

  /** Neighbouring values go together, and the first ones spread widest. */
  private static TokenRows correlated(int count, int dimension) {
    Random random = new Random(SEED);
    float[] rows = new float[count * dimension];
    for (int k = 0; k < rows.length; k++) {
      double before = k % dimension == 0 ? 0 : rows[k - 1];
      rows[k] = (float) (3 + 0.9 * before + random.nextGaussian() / (1 + k % dimension));
    }
    return TokenRows.of(rows, dimension);
  }

  private static double variance(TokenRows rows) {
    float[] mean = TrainingRows.sample(rows, 1, Integer.MAX_VALUE, 0).mean();
    float[] means = new float[Math.toIntExact(rows.rows()) * mean.length];
    for (int k = 0; k < means.length; k++) {
      means[k] = mean[k % mean.length];
    }
    return SquaredError.mean(rows, means);
  }
}
