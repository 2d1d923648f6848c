package dev.mizzen.impl.semantic.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.recommend.ClickModelShape;
import dev.mizzen.recommend.ItemRepresentation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of every form of the model, against central differences in 64-bit floats. */
class ClickGradientTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261124);
  private static final double STEP = 1e-5;
  private static final int ITEMS = 7;

  record Case(ItemRepresentation representation, boolean linear, boolean features) {}

  static Stream<Case> cases() {
    return Stream.of(ItemRepresentation.values())
        .flatMap(
            r ->
                Stream.of(
                    new Case(r, true, true), new Case(r, false, true), new Case(r, true, false)));
  }

  /** A network, weights that single floats hold, a batch and what it contrasts. */
  private static final class World {
    final Sizes sizes;
    final ClickWeights weights;
    final ClickWeights gradients;
    final ClickBatch batch;
    final int[][] fine = new int[ITEMS][2];
    final Optional<ContrastRows> rows;
    final ClickNetwork network;

    World(ClickModelShape shape, boolean features) {
      Random random = new Random(SEED);
      int some = features ? 2 : 0;
      boolean codes = shape.representation().usesCoarse() || shape.representation().usesFine();
      sizes =
          new Sizes(
              shape,
              3,
              ITEMS,
              codes ? List.of(4, 3, 2) : List.of(),
              codes ? List.of(5, 5) : List.of(),
              features ? 4 : 0,
              some,
              some,
              features ? 1 : 0);
      weights = new ClickWeights(sizes);
      gradients = new ClickWeights(sizes);
      for (float[] values : weights.arrays()) {
        fill(values, random);
      }
      batch = batch(random);
      List<int[]> neighbours =
          Stream.iterate(0, i -> i + 1)
              .limit(ITEMS)
              .map(i -> new int[] {(i + 1) % ITEMS, (i + 3) % ITEMS})
              .toList();
      rows =
          shape.representation().isContrasted()
              ? Optional.of(ContrastRows.of(batch.items(), neighbours, fine, random))
              : Optional.empty();
      network = new ClickNetwork(sizes, KernelBackends.select(Optional.empty()), Workers.caller());
    }

    private ClickBatch batch(Random random) {
      int count = 9;
      int[] users = new int[count];
      int[] items = new int[count];
      int[][] coarse = new int[sizes.coarse().size()][count];
      int[][] parts = new int[sizes.fine().size()][count];
      for (int[] of : fine) {
        of[0] = random.nextInt(5);
        of[1] = random.nextInt(5);
      }
      float[] clicked = new float[count];
      for (int i = 0; i < count; i++) {
        users[i] = i % 4;
        items[i] = i % 3 == 2 ? 0 : 1 + random.nextInt(ITEMS);
        for (int c = 0; c < coarse.length; c++) {
          coarse[c][i] = random.nextInt(sizes.coarse().get(c));
        }
        for (int c = 0; c < parts.length; c++) {
          parts[c][i] = items[i] == 0 ? random.nextInt(5) : fine[items[i] - 1][c];
        }
        clicked[i] = random.nextInt(2);
      }
      return new ClickBatch(
          count,
          users,
          items,
          coarse,
          parts,
          random(count * sizes.contents(), random),
          random(count * sizes.itemFeatures(), random),
          random(count * sizes.userFeatures(), random),
          random(count * sizes.context(), random),
          clicked);
    }

    private static float[] random(int count, Random random) {
      float[] values = new float[count];
      fill(values, random);
      return values;
    }

    private static void fill(float[] values, Random random) {
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) (0.7 * random.nextGaussian());
      }
    }

    double step() {
      return network.step(batch, rows, fine, weights, gradients);
    }
  }

  private static ClickModelShape shape(ItemRepresentation representation) {
    return ClickModelShape.of(representation).widths(3, 4, List.of(9, 7)).shares(0.5, 0.7, 0.4);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithCentralDifferencesInFloat64(Case c) {
    ClickModelShape shape = shape(c.representation);
    World world = new World(c.linear ? shape : shape.summed(), c.features);
    double loss = world.step();

    Float64Click exact =
        new Float64Click(world.sizes, world.batch, world.rows.orElse(null), world.fine);
    Map<String, double[]> moved = Float64Click.copy(world.weights);
    Map<String, double[]> kept = Float64Click.copy(world.weights);
    assertThat(loss).isCloseTo(exact.loss(moved, kept), within(2e-5));
    moved.forEach(
        (name, values) -> {
          double largest = 0;
          for (int k = 0; k < values.length; k++) {
            double expected = difference(exact, moved, kept, values, k);
            largest = Math.max(largest, Math.abs(expected));
            assertThat((double) world.gradients.byName().get(name)[k])
                .as("%s, %s, value %d, seed %d", c, name, k, SEED)
                .isCloseTo(expected, within(2e-4 * (1 + Math.abs(expected))));
          }
          assertThat(largest).as("%s, %s is not without effect", c, name).isPositive();
        });
  }

  private static double difference(
      Float64Click exact,
      Map<String, double[]> moved,
      Map<String, double[]> kept,
      double[] values,
      int k) {
    double value = values[k];
    values[k] = value + STEP;
    double up = exact.loss(moved, kept);
    values[k] = value - STEP;
    double down = exact.loss(moved, kept);
    values[k] = value;
    return (up - down) / (2 * STEP);
  }

  @Test
  void withoutStoppedGradientsItWouldBeAnotherOne() {
    World world = new World(shape(ItemRepresentation.TRANSFER), true);
    world.step();
    Float64Click exact = new Float64Click(world.sizes, world.batch, null, world.fine);
    Map<String, double[]> moved = Float64Click.copy(world.weights);
    double[] item = moved.get("item");
    double apart = 0;
    for (int k = 0; k < item.length; k++) {
      double naive = difference(exact, moved, moved, item, k);
      apart = Math.max(apart, Math.abs(naive - world.gradients.byName().get("item")[k]));
    }
    assertThat(apart).isGreaterThan(1e-3);
  }

  @ParameterizedTest
  @EnumSource(
      value = ItemRepresentation.class,
      names = {"TRANSFER", "COINS"})
  void check6TransferLossHasNoGradientToTheGate(ItemRepresentation representation) {
    World without = new World(shape(representation).shares(0.5, 0, 0.4), true);
    World with = new World(shape(representation).shares(0.5, 100, 0.4), true);
    without.step();
    with.step();
    for (String name : List.of("gate.0.matrix", "gate.0.bias", "gate.1.matrix", "gate.1.bias")) {
      assertThat(with.gradients.byName().get(name))
          .as(name)
          .isEqualTo(without.gradients.byName().get(name));
    }
    assertThat(with.gradients.user).isEqualTo(without.gradients.user);
    assertThat(with.gradients.item).isNotEqualTo(without.gradients.item);
    assertThat(with.gradients.coarse.getFirst()).isNotEqualTo(without.gradients.coarse.getFirst());
  }

  @Test
  void check6AnOpenGateLeavesTheItemsOwnVector() {
    World gated = new World(shape(ItemRepresentation.TRANSFER), true);
    World own = new World(shape(ItemRepresentation.ID), true);
    Arrays.fill(gated.weights.gate.getLast().matrix(), 0);
    Arrays.fill(gated.weights.gate.getLast().bias(), 1e3f);
    own.weights
        .byName()
        .forEach(
            (name, values) ->
                System.arraycopy(gated.weights.byName().get(name), 0, values, 0, values.length));
    assertThat(gated.network.gates(gated.batch, gated.weights)).containsOnly(1);
    assertThat(own.network.logits(gated.batch, own.weights))
        .isEqualTo(gated.network.logits(gated.batch, gated.weights));
  }

  @Test
  void contrastLeavesOutNeighboursAndTwins() {
    int[][] fine = {{0, 0}, {1, 1}, {0, 0}, {2, 2}, {3, 3}};
    List<int[]> neighbours =
        List.of(new int[] {1}, new int[] {0}, new int[] {0}, new int[] {4}, new int[] {});
    ContrastRows rows =
        ContrastRows.of(new int[] {1, 0, 2, 1, 3, 4, 5}, neighbours, fine, new Random(SEED));
    assertThat(rows.anchors()).isEqualTo(4);
    assertThat(rows.items()).containsExactly(1, 2, 3, 4, 5);
    assertThat(rows.positives()).containsExactly(1, 0, 0, 4);
    assertThat(rows.negatives())
        .containsExactly(-1, -1, -1, 3, -1, -1, 2, 3, -1, 1, -1, 3, 0, 1, 2, -1);
  }
}
