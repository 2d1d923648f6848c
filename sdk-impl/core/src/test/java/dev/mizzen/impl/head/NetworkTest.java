package dev.mizzen.impl.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.HeadShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Clavié et al. and late interaction ask of heads. */
class NetworkTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261128);
  private static final int D = 48;

  private final HeadKernels kernels =
      HeadKernels.of(KernelBackends.select(Optional.empty()), Workers.caller());

  @ParameterizedTest
  @EnumSource
  void agreesWithFloat64(HeadShape.Kind kind) {
    for (HeadShape.Activation activation : HeadShape.Activation.values()) {
      HeadShape shape = new HeadShape(kind, 7, 5, 1.5, activation);
      Network network = Shapes.random(shape, SEED);
      Float64Head exact =
          new Float64Head(
              shape,
              network.weights().stream()
                  .map(w -> IntStream.range(0, w.values().length).mapToDouble(k -> w.values()[k]))
                  .map(values -> values.toArray())
                  .toList());
      // More rows than pass through the layers at once.
      float[] rows = rows(1030, 7);
      float[] unit = project(network, rows);
      for (int row : new int[] {0, 1, 1023, 1024, 1029}) {
        double[] x = new double[7];
        for (int k = 0; k < 7; k++) {
          x[k] = rows[row * 7 + k];
        }
        double[] expected = exact.unit(x);
        for (int k = 0; k < 5; k++) {
          assertThat((double) unit[row * 5 + k])
              .as("%s, row %d, value %d, seed %d", shape, row, k, SEED)
              .isCloseTo(expected[k], within(2e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEAR", "FFN2", "FFN2_RES", "FFN3_RES"})
  void foldsIdentityHeadsWithoutAChangeOfRankings(HeadShape.Kind kind) {
    Network network =
        Shapes.random(new HeadShape(kind, D, 16, 2, HeadShape.Activation.IDENTITY), SEED);
    Network folded = network.folded();
    assertThat(folded.weights()).hasSize(1);
    float[] rows = rows(400, D);
    float[] whole = project(network, rows);
    float[] one = project(folded, rows);
    for (int k = 0; k < whole.length; k++) {
      assertThat(one[k]).isCloseTo(whole[k], within(1e-5f));
    }
    assertThat(ranking(one)).isEqualTo(ranking(whole));
  }

  /** What trainings project with gives the same rows as the layers one after the other. */
  @ParameterizedTest
  @CsvSource({"LINEAR, 1", "FFN2, 1", "FFN2_RES, 1", "FFN2_RES, 2", "FFN3_RES, 2"})
  void collapsesToTheSameRows(HeadShape.Kind kind, double width) {
    Network network =
        Shapes.random(new HeadShape(kind, D, 16, width, HeadShape.Activation.IDENTITY), SEED);
    Network collapsed = network.collapsed(kernels.dense());
    assertThat(collapsed.weights()).hasSize(1);
    float[] rows = rows(400, D);
    assertThat(project(collapsed, rows)).containsExactly(project(network, rows), within(1e-5f));
  }

  @Test
  void doesNotCollapseWhatIsNotLinear() {
    HeadShape gelu = new HeadShape(HeadShape.Kind.FFN2, 4, 2, 2, HeadShape.Activation.GELU);
    HeadShape glu = new HeadShape(HeadShape.Kind.GLU, 4, 2, 2, HeadShape.Activation.IDENTITY);
    for (HeadShape shape : List.of(gelu, glu)) {
      Network network = Shapes.random(shape, SEED);
      assertThat(network.collapsed(kernels.dense())).isSameAs(network);
    }
  }

  @Test
  void doesNotFoldWhatIsNotLinear() {
    HeadShape gelu = new HeadShape(HeadShape.Kind.FFN2, 4, 2, 2, HeadShape.Activation.GELU);
    HeadShape glu = new HeadShape(HeadShape.Kind.GLU, 4, 2, 2, HeadShape.Activation.IDENTITY);
    for (HeadShape shape : List.of(gelu, glu)) {
      assertThat(Shapes.zeros(shape).foldable()).isFalse();
      assertThatIllegalStateException().isThrownBy(() -> Shapes.zeros(shape).folded());
    }
  }

  /** The counts of the sister report's widths. */
  @ParameterizedTest
  @CsvSource({
    "256, 48, 12288, 286720",
    "384, 64, 24576, 638976",
    "384, 128, 49152, 688128",
    "768, 128, 98304, 2555904"
  })
  void hasTheKnownNumberOfWeights(int d, int k, int linear, int standard) {
    assertThat(count(HeadShape.linear(d, k))).isEqualTo(linear);
    assertThat(count(HeadShape.standard(d, k))).isEqualTo(standard);
  }

  private static int count(HeadShape shape) {
    return Shapes.zeros(shape).weights().stream().mapToInt(w -> w.values().length).sum();
  }

  /** Rows of other lengths and other weights of a common factor give the same vectors. */
  @ParameterizedTest
  @CsvSource({"LINEAR, IDENTITY", "FFN2, RELU", "FFN2_RES, IDENTITY", "FFN3_RES, RELU"})
  void doesNotDependOnScale(HeadShape.Kind kind, HeadShape.Activation activation) {
    Network network = Shapes.random(new HeadShape(kind, D, 8, 2, activation), SEED);
    float[] rows = rows(20, D);
    float[] larger = rows.clone();
    for (int k = 0; k < larger.length; k++) {
      larger[k] *= 3;
    }
    float[] expected = project(network, rows);
    assertThat(project(network, larger)).containsExactly(expected, within(1e-5f));
    float[] last = network.weights().getLast().values();
    for (int k = 0; k < last.length; k++) {
      last[k] *= 5;
    }
    assertThat(project(network, rows)).containsExactly(expected, within(1e-5f));
  }

  @Test
  void scoresDoNotDependOnTheOrderOfTokensNorOnRepetitions() {
    Network network = Shapes.random(HeadShape.standard(D, 8), SEED);
    float[] query = project(network, rows(5, D));
    float[] tokens = project(network, rows(7, D));
    float score = score(query, tokens);
    float[] turned = new float[8 * 8];
    for (int row = 0; row < 8; row++) {
      System.arraycopy(tokens, Math.max(0, 6 - row) * 8, turned, row * 8, 8);
    }
    assertThat(score(query, turned)).isEqualTo(score);
    assertThat(Math.abs(score)).isLessThanOrEqualTo(5.00001f);
  }

  private float score(float[] query, float[] tokens) {
    float[] scores = new float[1];
    int[] starts = {0, tokens.length / 8};
    kernels.maxSim().maxSim(query, TokenRows.of(tokens, 8), starts, scores, null);
    return scores[0];
  }

  @Test
  void knowsTheEffectiveRank() {
    assertThat(EffectiveRank.of(new double[] {2, 2, 2, 0}).effectiveRank())
        .isCloseTo(3, within(1e-12));
    assertThat(EffectiveRank.of(new double[] {5, 0}).effectiveRank()).isCloseTo(1, within(1e-12));
    assertThat(EffectiveRank.of(new double[] {0}).effectiveRank()).isZero();
    float[] identity = {1, 0, 0, 1};
    assertThat(EffectiveRank.of(Network.linear(identity, 2, 2)).effectiveRank())
        .isCloseTo(2, within(1e-12));
  }

  @Test
  void refusesShapesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeadShape.linear(0, 3))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadShape(HeadShape.Kind.GLU, 4, 4, 0.1, HeadShape.Activation.SILU))
        .withMessageContaining("0.1 of 4");
  }

  private List<Integer> ranking(float[] unit) {
    int queryRows = 6;
    float[] query = Arrays.copyOf(unit, queryRows * 16);
    int[] starts = IntStream.rangeClosed(0, 40).map(d -> d * 10).toArray();
    float[] scores = new float[40];
    kernels.maxSim().maxSim(query, TokenRows.of(unit, 16), starts, scores, null);
    return IntStream.range(0, 40)
        .boxed()
        .sorted((a, b) -> Float.compare(scores[b], scores[a]))
        .toList();
  }

  private float[] project(Network network, float[] rows) {
    int count = rows.length / network.inputDimension();
    float[] unit = new float[count * network.dimension()];
    network.project(kernels.dense(), rows, count, unit);
    return unit;
  }

  private static float[] rows(int count, int dimension) {
    Random random = new Random(SEED + count);
    float[] rows = new float[count * dimension];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = (float) random.nextGaussian();
    }
    return rows;
  }
}
