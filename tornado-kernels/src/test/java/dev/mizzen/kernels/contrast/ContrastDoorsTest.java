package dev.mizzen.kernels.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ContrastDoorsTest {
  private final KernelBackend scalar = KernelBackends.known().getFirst();
  private final KPositive kPositive = new KPositive(scalar.kPositive(Workers.caller()));
  private final UnitRows unitRows = new UnitRows(scalar.unitRows(Workers.caller()));
  private final MinMaxKl minMaxKl = new MinMaxKl(scalar.minMaxKl(Workers.caller()));
  private final BradleyTerry bradleyTerry = new BradleyTerry(scalar.bradleyTerry(Workers.caller()));
  private final float[] two = {1, 0, 0, 1};

  @Test
  void passGoodArgumentsOn() {
    assertThat(kPositive.kPositive(two, two, new int[] {0, 1}, new int[2], 2, 1, null, null, null))
        .isPositive();
    assertThat(minMaxKl.minMaxKl(two, two, new int[] {0, 4}, null)).isCloseTo(0, within(1e-7));
    assertThat(bradleyTerry.bradleyTerry(two, new int[] {0, 2, 4}, 1, null, null)).isPositive();
    float[] unit = new float[4];
    float[] norms = new float[2];
    unitRows.normalize(two, 2, unit, norms);
    assertThat(unit).containsExactly(two);
    unitRows.gradient(unit, norms, 2, two, unit);
    assertThat(unit).containsExactly(0, 0, 0, 0);
  }

  @Test
  void refuseIndicesThatAreNeitherRowsNorPadding() {
    assertRefused(
        () -> kPositive.kPositive(two, two, new int[] {0, 2}, new int[2], 2, 1, null, null, null),
        "positives[1] is 2",
        "2 rows");
    assertRefused(
        () -> kPositive.kPositive(two, two, new int[2], new int[] {-2, 0}, 2, 1, null, null, null),
        "negatives[0] is -2");
    assertRefused(
        () -> kPositive.kPositive(two, two, new int[3], new int[2], 2, 1, null, null, null),
        "positives has 3",
        "2 anchors");
  }

  @Test
  void refuseTablesAndGradientsThatDoNotFit() {
    assertRefused(
        () -> kPositive.kPositive(two, two, new int[2], new int[2], 3, 1, null, null, null),
        "anchors has 4",
        "dimension 3");
    assertRefused(
        () -> kPositive.kPositive(two, two, new int[2], new int[2], 2, 0, null, null, null),
        "temperature");
    assertRefused(
        () -> kPositive.kPositive(two, two, new int[2], new int[2], 2, 1, new float[3], null, null),
        "logQ has 3",
        "needs 2");
    assertRefused(
        () -> kPositive.kPositive(two, two, new int[2], new int[2], 2, 1, null, null, two),
        "tableGradients",
        "without anchorGradients");
    assertRefused(() -> unitRows.normalize(two, 2, new float[3], null), "unit has 3", "needs 4");
    assertRefused(
        () -> unitRows.gradient(two, new float[1], 2, two, two), "norms has 1", "needs 2");
  }

  @Test
  void refuseStartsThatDoNotCoverTheScores() {
    assertRefused(() -> minMaxKl.minMaxKl(two, two, new int[] {0, 3}, null), "0 to 3", "4 scores");
    assertRefused(() -> minMaxKl.minMaxKl(two, two, new int[] {1, 4}, null), "1 to 4");
    assertRefused(() -> minMaxKl.minMaxKl(two, two, new int[0], null), "got 0");
    assertRefused(
        () -> bradleyTerry.bradleyTerry(two, new int[] {0, 3, 2, 4}, 1, null, null),
        "from 3 to 2",
        "group 1");
  }

  @Test
  void refuseScoresAndWeightsThatDoNotFit() {
    int[] starts = {0, 4};
    assertRefused(
        () -> minMaxKl.minMaxKl(two, new float[3], starts, null), "teacher has 3", "needs 4");
    assertRefused(
        () -> minMaxKl.minMaxKl(two, two, starts, new float[5]), "gradients has 5", "needs 4");
    assertRefused(() -> bradleyTerry.bradleyTerry(two, starts, -1, null, null), "temperature");
    assertRefused(
        () -> bradleyTerry.bradleyTerry(two, starts, 1, new float[] {1, 1, -1, 1}, null),
        "weights[2] is -1");
    assertRefused(
        () -> bradleyTerry.bradleyTerry(two, starts, 1, new float[2], null), "weights has 2");
  }

  private static void assertRefused(ThrowingCallable call, String... messageParts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }
}
