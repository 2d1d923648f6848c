package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers of TextGCN against values of its definition. */
class ItemLayersTest {
  private static final FactorKernels KERNELS =
      FactorKernels.of(KernelBackends.select(Optional.empty()), Workers.caller());

  /** Two users, {0, 1} and {1, 2}. */
  private static final CsrGraph TOY = CsrGraph.of(3, new int[] {0, 2, 4}, new int[] {0, 1, 1, 2});

  private static final float[] TEXTS = {1, 0, 0, 1, 1, 1};

  @Test
  void theMeanOfThreeLayersIsThatOfTheDefinition() {
    ItemLayers layers = layers(TOY, TEXTS, 2);
    assertThat(cosines(layers)[0])
        .containsExactly(new double[] {.707107, .707107, 1}, within(1e-6));
    assertThat(cosines(layers)[1])
        .containsExactly(new double[] {.447214, .894427, .948683}, within(1e-6));
    layers.next();
    assertRows(layers.sum(), 1, 1.353553, .353553, .5, 1.75, 1.353553, 1.707107);
    layers.next();
    assertRows(layers.sum(), 3, .617851, .235702, .402369, .867851, .617851, .853553);
    float[] users = users(layers).vectors(TOY);
    assertRows(users, 3, .569036, .541667, .569036, 1.027369);
    assertThat(cosines(layers)[0])
        .containsExactly(new double[] {.922489, .930179, .983216}, within(1e-6));
    assertThat(cosines(layers)[1])
        .containsExactly(new double[] {.764497, .997432, .992719}, within(1e-6));
  }

  private static ItemLayers layers(CsrGraph graph, float[] texts, int dimension) {
    return new ItemLayers(Bipartite.of(graph), texts, dimension, KERNELS.convolution());
  }

  private static TextUsers users(ItemLayers layers) {
    return TextUsers.of(layers, TEXTS, 2, TOY.transpose(), Workers.caller());
  }

  private static void assertRows(float[] sum, int layers, double... expected) {
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) sum[k] / layers).as("value %d", k).isCloseTo(expected[k], within(1e-6));
    }
  }

  private static double[][] cosines(ItemLayers layers) {
    float[] users = users(layers).vectors(TOY);
    double[][] cosines = new double[2][3];
    for (int u = 0; u < 2; u++) {
      for (int i = 0; i < 3; i++) {
        double dot = RowDot.dot(users, 2 * u, layers.sum(), 2 * i, 2);
        double uu = RowDot.dot(users, 2 * u, users, 2 * u, 2);
        double ii = RowDot.dot(layers.sum(), 2 * i, layers.sum(), 2 * i, 2);
        cosines[u][i] = dot / Math.sqrt(uu * ii);
      }
    }
    return cosines;
  }

  /** Users and items propagated side by side, as the definition says, in 64 bits. */
  @Test
  void itemsFollowFromItemsAsTheDefinitionHasIt() {
    CsrGraph graph = SmallGraph.random(37, 53, 7, 5);
    int dimension = 70; // one slice and a part
    SplittableRandom random = new SplittableRandom(8);
    float[] texts = new float[53 * dimension];
    for (int k = 0; k < texts.length; k++) {
      texts[k] = (float) (random.nextDouble() - 0.5);
    }
    double[][] users = new double[37][dimension];
    double[][] items = new double[53][dimension];
    CsrGraph back = graph.transpose();
    for (int k = 0; k < texts.length; k++) {
      items[k / dimension][k % dimension] = texts[k];
    }
    for (int u = 0; u < 37; u++) {
      for (int e = graph.starts()[u]; e < graph.starts()[u + 1]; e++) {
        for (int k = 0; k < dimension; k++) {
          users[u][k] += items[graph.neighbours()[e]][k] / graph.degree(u);
        }
      }
    }
    ItemLayers layers = layers(graph, texts, dimension);
    double[] sum = new double[texts.length];
    double[][] userSum = new double[37][dimension];
    for (int layer = 0; layer <= 5; layer++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += items[k / dimension][k % dimension];
        assertThat((double) layers.sum()[k]).isCloseTo(sum[k], within(1e-5));
      }
      TextUsers found = TextUsers.of(layers, texts, dimension, back, Workers.caller());
      float[] vectors = found.vectors(graph);
      for (int u = 0; u < 37; u++) {
        for (int k = 0; k < dimension; k++) {
          userSum[u][k] += users[u][k];
          assertThat((double) vectors[u * dimension + k]).isCloseTo(userSum[u][k], within(1e-5));
        }
      }
      double[][] nextUsers = times(graph, back, items, dimension);
      items = times(back, graph, users, dimension);
      users = nextUsers;
      layers.next();
    }
  }

  private static double[][] times(CsrGraph of, CsrGraph back, double[][] rows, int dimension) {
    double[][] product = new double[of.rows()][dimension];
    for (int r = 0; r < of.rows(); r++) {
      for (int e = of.starts()[r]; e < of.starts()[r + 1]; e++) {
        int c = of.neighbours()[e];
        double weight = 1 / Math.sqrt((double) of.degree(r) * back.degree(c));
        for (int k = 0; k < dimension; k++) {
          product[r][k] += weight * rows[c][k];
        }
      }
    }
    return product;
  }

  /** A graph in which all degrees are alike keeps the constant vector, layer by layer. */
  @Test
  void aRegularGraphKeepsTheConstantVector() {
    int[] starts = new int[9];
    int[] neighbours = new int[8 * 3];
    for (int u = 0; u < 8; u++) {
      starts[u + 1] = 3 * (u + 1);
      int[] row = {u, (u + 1) % 8, (u + 3) % 8};
      Arrays.sort(row);
      System.arraycopy(row, 0, neighbours, 3 * u, 3);
    }
    float[] ones = new float[8];
    Arrays.fill(ones, 1);
    ItemLayers layers = layers(CsrGraph.of(8, starts, neighbours), ones, 1);
    for (int layer = 1; layer < 6; layer++) {
      layers.next();
      for (float value : layers.sum()) {
        assertThat(value).isCloseTo(layer + 1, within(1e-5f));
      }
    }
  }

  /** Where texts tell topics through noise, every layer adds, and all are above popularity. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 3})
  void moreLayersFindMoreThroughNoise(double noise) {
    double[] recall = new double[7];
    double popularity = 0;
    for (int seed = 0; seed < 3; seed++) {
      TopicWorld world = TopicWorld.of(noise, seed);
      HeldOut heldOut = new HeldOut(world.train(), world.test(), 20);
      CsrGraph items = world.train().transpose();
      ItemLayers layers = layers(world.train(), world.texts(), TopicWorld.DIMENSION);
      for (int layer = 0; layer < recall.length; layer++) {
        if (layer > 0) {
          layers.next();
        }
        TextUsers users =
            TextUsers.of(layers, world.texts(), TopicWorld.DIMENSION, items, Workers.caller());
        float[] unit = layers.sum().clone();
        RowLengths.power(Workers.caller(), unit, TopicWorld.DIMENSION, 0);
        recall[layer] +=
            heldOut
                    .measure(
                        KERNELS.ranking(),
                        (from, to) -> users.vectors(heldOut.histories(from, to)),
                        unit,
                        TopicWorld.DIMENSION)
                    .recall()
                / 3;
      }
      float[] degrees = new float[items.rows()];
      for (int i = 0; i < degrees.length; i++) {
        degrees[i] = items.degree(i);
      }
      float[] ones = new float[world.train().rows()];
      Arrays.fill(ones, 1);
      popularity += heldOut.measure(KERNELS.ranking(), ones, degrees, 1).recall() / 3;
    }
    for (int layer = 1; layer < recall.length; layer++) {
      assertThat(recall[layer])
          .as("layer %d of %s", layer, Arrays.toString(recall))
          .isGreaterThan(recall[layer - 1])
          .isGreaterThan(popularity);
    }
  }
}
