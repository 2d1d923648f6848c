package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EncodeDoorsTest {
  private final KernelBackend backend = KernelBackends.known().getFirst();
  private final TokenRows rows = TokenRows.of(new float[] {3.5f, -0.8f}, 2);

  @Test
  void encodesTheResidualsOfAKnownExample() {
    ResidualTables tables = tables();
    int[] codes = new int[2];
    float[] residual = new float[2];
    new EncodeResidual(backend.encodeResidual(Workers.caller()))
        .encode(rows, tables, codes, residual);
    assertThat(codes).containsExactly(1, 1);
    assertThat(residual[0]).isEqualTo(-0.5f);
    assertThat(residual[1]).isEqualTo(-0.8f + 1);
  }

  @Test
  void refusesRotationsOfAnotherSize() {
    Rotate door = new Rotate(backend.rotate(Workers.caller()));
    assertRefused(() -> door.rotate(rows, new float[3], new float[2]), "matrix has 3", "needs 4");
    assertRefused(() -> door.rotate(rows, new float[4], new float[3]), "rotated has 3", "needs 2");
  }

  @Test
  void refusesGroupsThatAreNotThere() {
    assertGroup(new int[] {1}, new int[] {0, 2}, 1, "group 1", "are 1");
    assertGroup(new int[] {0}, new int[] {0, 2, 1}, 1, "from 2 to 1", "group 1");
    assertGroup(new int[] {0}, new int[] {0, 3}, 1, "centroids has 4", "needs 6");
    assertGroup(new int[] {0, 0}, new int[] {0, 2}, 1, "groups has 2", "needs 1");
    assertGroup(new int[] {0}, new int[] {0, 2}, 2, "ids has 2", "needs 1");
  }

  @Test
  void refusesProductTablesThatDoNotFit() {
    assertRefused(() -> new ProductTables(new float[6], 2, 3, null, null), "dimension 3", "2 sub");
    assertRefused(() -> new ProductTables(new float[5], 2, 2, null, null), "5 values");
    assertRefused(() -> new ProductTables(new float[514], 1, 2, null, null), "257 centroids");
    assertRefused(
        () -> new ProductTables(new float[4], 1, 2, new float[3], null), "rotation has 3");
    assertRefused(() -> new ProductTables(new float[4], 1, 2, null, new float[3]), "offset has 3");
    EncodeProduct door = new EncodeProduct(backend.encodeProduct(Workers.caller()));
    ProductTables three = new ProductTables(new float[3], 1, 3, null, null);
    assertRefused(() -> door.encode(rows, three, new byte[1]), "dimension 2", "dimension 3");
    ProductTables two = new ProductTables(new float[4], 2, 2, null, null);
    assertRefused(() -> door.encode(rows, two, new byte[1]), "codes has 1", "needs 2");
  }

  @Test
  void refusesResidualTablesThatDoNotFit() {
    assertRefused(() -> new ResidualTables(List.of(), 2, false), "at least 1 level");
    assertRefused(
        () -> new ResidualLevel(new float[4], new int[] {0, 2}, 1, 0), "group 0", "the level 1");
    ResidualLevel first = ResidualLevel.single(new float[4], 2, 0);
    ResidualLevel grouped = new ResidualLevel(new float[2], new int[] {0, 1}, 1, 0);
    assertRefused(
        () -> new ResidualTables(List.of(first, grouped), 2, false), "level 1 has 2", "needs 3");
    assertRefused(
        () -> new ResidualTables(List.of(ResidualLevel.single(new float[4], 2, 1)), 2, false),
        "level 0",
        "got 1");
    EncodeResidual door = new EncodeResidual(backend.encodeResidual(Workers.caller()));
    assertRefused(() -> door.encode(rows, tables(), new int[1], null), "codes has 1", "needs 2");
    assertRefused(
        () -> door.encode(rows, tables(), new int[2], new float[1]), "residuals has 1", "needs 2");
  }

  private static ResidualTables tables() {
    return new ResidualTables(
        List.of(
            ResidualLevel.single(new float[] {0, 0, 4, 0}, 2, 0),
            ResidualLevel.single(new float[] {0, 1, 0, -1}, 2, 1)),
        2,
        false);
  }

  private void assertGroup(int[] groups, int[] starts, int ids, String... messageParts) {
    NearestInGroup door = new NearestInGroup(backend.nearestInGroup(Workers.caller()));
    assertRefused(
        () -> door.nearest(rows, groups, new float[4], starts, new int[ids], null), messageParts);
  }

  private static void assertRefused(ThrowingCallable call, String... messageParts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }
}
