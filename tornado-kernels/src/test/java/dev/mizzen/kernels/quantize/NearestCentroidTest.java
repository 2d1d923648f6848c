package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import org.junit.jupiter.api.Test;

class NearestCentroidTest {
  private final NearestCentroid door =
      new NearestCentroid(KernelBackends.known().getFirst().nearestCentroid(Workers.caller()));
  private final TokenRows threeRows = TokenRows.of(new float[] {0, 0, 4, 1, 9, 9}, 2);

  @Test
  void passesAGoodBatchOn() {
    int[] ids = new int[3];
    float[] distances = new float[3];
    door.nearest(threeRows, new float[] {5, 5, 1, 0}, ids, distances);
    assertThat(ids).containsExactly(1, 1, 0);
    assertThat(distances).containsExactly(1, 10, 32);
  }

  @Test
  void refusesCentroidsThatAreNoWholeNumberOfRows() {
    assertRefused(new float[3], 3, 3, "centroids has 3 values", "dimension 2");
    assertRefused(new float[0], 3, 3, "centroids has 0 values");
  }

  @Test
  void refusesResultsOfAnotherLength() {
    assertRefused(new float[2], 2, 3, "ids has 2", "needs 3");
    assertRefused(new float[2], 3, 4, "distances has 4", "needs 3");
  }

  private void assertRefused(float[] centroids, int ids, int distances, String... messageParts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door.nearest(threeRows, centroids, new int[ids], new float[distances]))
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }
}
