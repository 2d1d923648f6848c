package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.quantize.SquaredDistance;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneDistanceTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  @Test
  void hasTheBitsOfTheDefinition() {
    Random random = new Random(SEED);
    LaneDistance lanes = new LaneDistance();
    for (int dimension = 1; dimension < 140; dimension++) {
      float[] a = new float[dimension + 3];
      float[] b = new float[dimension + 1];
      for (int k = 0; k < dimension; k++) {
        a[3 + k] = (float) (random.nextGaussian() * Math.exp(random.nextGaussian() * 20));
        b[1 + k] = (float) (random.nextGaussian() * Math.exp(random.nextGaussian() * 20));
      }
      assertThat(lanes.between(a, 3, b, 1, dimension))
          .as("seed %d, dimension %d", SEED, dimension)
          .isEqualTo(SquaredDistance.between(a, 3, b, 1, dimension));
    }
  }
}
