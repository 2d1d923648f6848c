package dev.mizzen.impl.late;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.index.codec.TokenClusters;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is lost where codes are coded again, which is why merges copy them. */
class CodesOfCodesTest {
  private static final int DIMENSION = 32;
  private static final int TOKENS = 6000;
  private static final KernelBackend BACKEND = KernelBackends.select(Optional.empty());

  @Test
  void eachTimeAddsAboutTheErrorOfTheFirst() {
    float[] exact = new TokenClusters(100, DIMENSION, 0.6, 11).document(1, TOKENS).toArray();
    float[] rows = exact;
    double[] errors = new double[6];
    for (int time = 0; time < errors.length; time++) {
      rows = again(rows, time);
      errors[time] = meanSquaredError(rows, exact);
    }
    System.out.println("codes of codes: " + java.util.Arrays.toString(errors));
    for (int time = 1; time < errors.length; time++) {
      assertThat(errors[time]).isGreaterThan(errors[time - 1]);
      assertThat(errors[time]).isLessThan((time + 1) * 1.1 * errors[0]);
    }
    assertThat(errors[5]).isGreaterThan(2 * errors[0]);
  }

  /** Another codebook each time, as if the index had been trained anew. */
  private static float[] again(float[] rows, long seed) {
    CodebookOptions options = CodebookOptions.of(128).withSeed(seed);
    TokenRows source = TokenRows.of(rows, DIMENSION);
    LateCodebook codebook =
        new LateCodebookTrainer(BACKEND, Workers.caller(), options)
            .train(source, ProgressListener.NONE);
    EncodedTokens codes = new TokenEncoder(BACKEND, Workers.caller(), codebook).encode(source);
    float[] decoded = new float[rows.length];
    for (int i = 0; i < codes.count(); i++) {
      codebook.decode(
          codes.centroids()[i], codes.codes(), i * codebook.subspaces(), decoded, i * DIMENSION);
    }
    return decoded;
  }

  private static double meanSquaredError(float[] actual, float[] expected) {
    double sum = 0;
    for (int k = 0; k < actual.length; k++) {
      double difference = (double) actual[k] - expected[k];
      sum += difference * difference;
    }
    return sum / (actual.length / DIMENSION);
  }
}
