package dev.mizzen.impl.recommend.miarec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.recommend.miarec.Influence.Law;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeProduct;
import dev.mizzen.kernels.graph.GraphConvolution;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Mutual influence, and what is heard by it, against values worked out by hand and its laws. */
class InfluenceTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final Law GRAVITY = new Law(1, 2);

  /** Node 0 between nodes 1 and 2: edges 0→1, 0→2, 1→0, 2→0. */
  private static final CsrGraph PATH =
      CsrGraph.of(3, new int[] {0, 2, 3, 4}, new int[] {1, 2, 0, 0});

  private static final double[] MASSES = {1, 4, 1};
  private static final double[] SQUARES = {1, 4, 1, 4};

  private static GraphConvolution convolution() {
    return new GraphConvolution(
        KernelBackends.select(Optional.empty()).graphConvolution(Workers.caller()));
  }

  @Test
  void agreesWithValuesByHand() {
    float[] mutual = Influence.mutual(PATH, GRAVITY, MASSES, SQUARES);
    // g is 4 and 0.25, and their mean 2.125.
    assertThat(mutual[0]).isCloseTo(1.882353f, within(1e-6f));
    assertThat(mutual[1]).isCloseTo(0.117647f, within(1e-6f));
    assertThat(mutual[2]).isEqualTo(1); // an only neighbour, and not what 0 feels of 1
    float[] heard = new float[3];
    Aggregation aggregation = Aggregation.of(PATH, mutual, true);
    aggregation.forward(convolution(), new float[] {9, 1, 1}, 1, heard);
    assertThat(heard[0]).isCloseTo(0.707107f, within(1e-6f));
    aggregation.forward(convolution(), new float[] {9, 1, 0}, 1, heard);
    assertThat(heard[0]).isCloseTo(0.665512f, within(1e-6f));
    Aggregation.of(PATH, mutual, false).forward(convolution(), new float[] {9, 1, 1}, 1, heard);
    assertThat(heard[0]).isCloseTo(1, within(1e-6f)); // the mean, without degrees
  }

  @Test
  void equalMassesAndDistancesCountOne() {
    double[] ones = {2, 2, 2};
    assertThat(Influence.mutual(PATH, GRAVITY, ones, new double[] {3, 3, 3, 3}))
        .containsExactly(1, 1, 1, 1);
    assertThat(Influence.mutual(PATH, new Law(0, 0), MASSES, SQUARES)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void rowsHaveTheMeanOneWhateverTheScale() {
    CsrGraph graph = random(60, 9);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] masses = random.doubles(60, 0.1, 9).toArray();
    double[] squares = random.doubles(graph.edges(), 0.05, 4).toArray();
    float[] mutual = Influence.mutual(graph, GRAVITY, masses, squares);
    for (int row = 0; row < 60; row++) {
      double sum = 0;
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        sum += mutual[e];
      }
      assertThat(sum).as("seed %d", SEED).isCloseTo(graph.degree(row), within(1e-5));
    }
    float[] heavy =
        Influence.mutual(
            graph, GRAVITY, Arrays.stream(masses).map(mass -> 7 * mass).toArray(), squares);
    float[] far =
        Influence.mutual(
            graph, GRAVITY, masses, Arrays.stream(squares).map(square -> 9 * square).toArray());
    for (int e = 0; e < mutual.length; e++) {
      assertThat(heavy[e]).isCloseTo(mutual[e], within(1e-5f));
      assertThat(far[e]).isCloseTo(mutual[e], within(1e-5f));
    }
  }

  @Test
  void aHeavierNeighbourTakesFromTheOthers() {
    float[] before = Influence.mutual(PATH, GRAVITY, MASSES, SQUARES);
    float[] after = Influence.mutual(PATH, GRAVITY, new double[] {1, 4, 2}, SQUARES);
    assertThat(after[1]).isGreaterThan(before[1]);
    assertThat(after[0]).isLessThan(before[0]);
  }

  @Test
  void distancesAreThoseOfFeatures() {
    float[] features = {1, 0, 0, 1, 0.6f, 0.8f};
    double[] squares = {2, 0.8, 2, 0.8};
    EdgeProduct products =
        new EdgeProduct(KernelBackends.select(Optional.empty()).edgeProduct(Workers.caller()));
    float[] expected = Influence.mutual(PATH, GRAVITY, MASSES, squares);
    float[] actual = Influence.of(PATH, GRAVITY, MASSES, features, 2, products);
    for (int e = 0; e < 4; e++) {
      assertThat(actual[e]).isCloseTo(expected[e], within(1e-5f));
    }
    float[] same = {1, 0, 1, 0, 1, 0}; // not an infinite pull
    assertThat(Influence.of(PATH, GRAVITY, MASSES, same, 2, products))
        .containsExactly(1.6f, 0.4f, 1, 1);
  }

  @Test
  void samplesHearTheSameOnTheMean() {
    CsrGraph graph = random(12, 8);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] masses = random.doubles(12, 1, 3).toArray();
    double[] squares = random.doubles(graph.edges(), 0.5, 2).toArray();
    float[] mutual = Influence.mutual(graph, GRAVITY, masses, squares);
    float[] rows = new float[12];
    Arrays.setAll(new double[12], row -> rows[row] = 1 + row % 3);
    Aggregation all = Aggregation.of(graph, mutual, true);
    float[] expected = new float[12];
    all.forward(convolution(), rows, 1, expected);
    double[] sums = new double[12];
    int draws = 2000;
    for (int draw = 0; draw < draws; draw++) {
      float[] heard = new float[12];
      all.sampled(4, random).forward(convolution(), rows, 1, heard);
      for (int row = 0; row < 12; row++) {
        sums[row] += heard[row] / draws;
      }
    }
    for (int row = 0; row < 12; row++) {
      assertThat(sums[row])
          .as("row %d, seed %d", row, SEED)
          .isCloseTo(expected[row], within(0.02 * expected[row]));
    }
    float[] whole = new float[12];
    all.sampled(8, random).forward(convolution(), rows, 1, whole);
    assertThat(whole).isEqualTo(expected);
  }

  private static CsrGraph random(int nodes, int degree) {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    int[] starts = new int[nodes + 1];
    int[] neighbours = new int[nodes * degree];
    for (int row = 0; row < nodes; row++) {
      int own = row;
      int[] drawn =
          random
              .ints(0, nodes)
              .filter(node -> node != own)
              .distinct()
              .limit(degree)
              .sorted()
              .toArray();
      System.arraycopy(drawn, 0, neighbours, row * degree, degree);
      starts[row + 1] = (row + 1) * degree;
    }
    return CsrGraph.of(nodes, starts, neighbours);
  }
}
