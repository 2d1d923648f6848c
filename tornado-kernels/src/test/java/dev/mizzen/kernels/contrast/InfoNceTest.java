package dev.mizzen.kernels.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InfoNceTest {
  private final InfoNce door =
      new InfoNce(KernelBackends.known().getFirst().infoNce(Workers.caller()));
  private final float[] two = {1, 0, 0, 1};

  @Test
  void passesAGoodBatchOn() {
    float[] toQueries = new float[4];
    double loss =
        door.infoNce(two, two, new int[] {0, 1}, 2, 1, null, false, toQueries, new float[4]);
    assertThat(loss).isCloseTo(Math.log1p(Math.exp(-1)), within(1e-6));
    assertThat(toQueries[0]).isCloseTo(toQueries[3], within(0f));
  }

  @Test
  void refusesRowsThatDoNotFit() {
    assertRefused(
        () -> door.infoNce(two, two, new int[2], 3, 1, null, false, null, null),
        "queries has 4",
        "dimension 3");
    assertRefused(
        () -> door.infoNce(two, new float[0], new int[2], 2, 1, null, false, null, null),
        "documents has 0");
    assertRefused(() -> door.infoNce(two, two, new int[2], 0, 1, null, false, null, null), "got 0");
    assertRefused(
        () -> door.infoNce(two, two, new int[3], 2, 1, null, false, null, null),
        "positives has 3",
        "needs 2");
    assertRefused(
        () -> door.infoNce(two, two, new int[2], 2, 1, new float[1], false, null, null),
        "logQ has 1",
        "needs 2");
  }

  @Test
  void refusesAPositiveThatIsNoRow() {
    assertRefused(
        () -> door.infoNce(two, two, new int[] {0, 2}, 2, 1, null, false, null, null),
        "positives[1] is 2",
        "2 rows");
    assertRefused(
        () -> door.infoNce(two, two, new int[] {-1, 0}, 2, 1, null, false, null, null),
        "positives[0] is -1");
  }

  @Test
  void refusesATemperatureThatIsNotPositive() {
    for (float temperature : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertRefused(
          () -> door.infoNce(two, two, new int[2], 2, temperature, null, false, null, null),
          "temperature",
          String.valueOf(temperature));
    }
  }

  @Test
  void refusesGradientsThatDoNotFit() {
    assertRefused(
        () -> door.infoNce(two, two, new int[2], 2, 1, null, false, new float[4], null),
        "queryGradients",
        "without documentGradients");
    assertRefused(
        () -> door.infoNce(two, two, new int[2], 2, 1, null, false, new float[4], new float[5]),
        "documentGradients has 5",
        "needs 4");
  }

  private static void assertRefused(ThrowingCallable call, String... messageParts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }
}
