package dev.mizzen.kernels.tornado;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernelContract;
import dev.mizzen.kernels.scalar.ScalarBackend;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tiled form, which is the default on accelerators alone. */
@OnDevice
class TornadoTiledMaxSimTest extends MaxSimKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final MaxSimKernel KERNEL =
      ((TornadoKernels) requireNonNull(DeviceProbe.get().kernels())).maxSim(true);

  @Override
  protected MaxSimKernel kernel() {
    return KERNEL;
  }

  /** Small integers, whose products are exact, so that many rows are equal. */
  @Test
  void findsTheLowestOfEqualWinnersAcrossTiles() {
    Random random = new Random(SEED);
    int dimension = 70;
    float[] query = integers(random, 40 * dimension);
    int[] starts = {0, 63, 127, 192, 192, 500};
    float[] rows = integers(random, 500 * dimension);
    System.arraycopy(rows, 193 * dimension, rows, 400 * dimension, 90 * dimension);
    float[] expected = new float[5];
    float[] scores = new float[5];
    int[] expectedBest = new int[5 * 40];
    int[] best = new int[5 * 40];
    TokenRows documents = TokenRows.of(rows, dimension);
    new ScalarBackend()
        .maxSim(Workers.caller())
        .maxSim(query, documents, starts, expected, expectedBest);
    KERNEL.maxSim(query, documents, starts, scores, best);
    assertThat(scores).as("seed %d", SEED).isEqualTo(expected);
    assertThat(best).as("seed %d", SEED).isEqualTo(expectedBest);
  }

  private static float[] integers(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(3) - 1;
    }
    return values;
  }
}
