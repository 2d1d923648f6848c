package dev.mizzen.impl.recommend.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.graph.RandomisedSvd;
import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.World;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

/** The graph filters against dense float64 algebra. */
class GraphFilterTest {
  private static final CsrGraph GRAPH = World.table(70, 50, 9, 5).graph();
  private static final KernelBackend BACKEND = KernelBackends.select(Optional.empty());

  private final RealMatrix interactions = dense();
  private final double[] userDegrees = new double[GRAPH.rows()];
  private final double[] itemDegrees = new double[GRAPH.columns()];

  GraphFilterTest() {
    for (int u = 0; u < GRAPH.rows(); u++) {
      for (int i = 0; i < GRAPH.columns(); i++) {
        userDegrees[u] += interactions.getEntry(u, i);
        itemDegrees[i] += interactions.getEntry(u, i);
      }
    }
  }

  private static RealMatrix dense() {
    RealMatrix dense = new Array2DRowRealMatrix(GRAPH.rows(), GRAPH.columns());
    for (int u = 0; u < GRAPH.rows(); u++) {
      for (int e = GRAPH.starts()[u]; e < GRAPH.starts()[u + 1]; e++) {
        dense.setEntry(u, GRAPH.neighbours()[e], 1);
      }
    }
    return dense;
  }

  private RealMatrix normalised() {
    RealMatrix n = interactions.copy();
    for (int u = 0; u < GRAPH.rows(); u++) {
      for (int i = 0; i < GRAPH.columns(); i++) {
        double degrees = userDegrees[u] * itemDegrees[i];
        n.setEntry(u, i, degrees == 0 ? 0 : n.getEntry(u, i) / Math.sqrt(degrees));
      }
    }
    return n;
  }

  /** {@code R D^-½ M D^½}. */
  private RealMatrix scaled(RealMatrix middle) {
    RealMatrix all = interactions.copy();
    RealMatrix m = middle.copy();
    for (int i = 0; i < GRAPH.columns(); i++) {
      for (int j = 0; j < GRAPH.columns(); j++) {
        m.setEntry(i, j, middle.getEntry(i, j) * Math.sqrt(itemDegrees[j] / itemDegrees[i]));
      }
    }
    return all.multiply(m);
  }

  @Test
  void theScaledFilterIsWhatItsFormulaSays() {
    RealMatrix n = normalised();
    compare(
        scaled(n.transpose().multiply(n)), TwoSteps.scaled(GRAPH, Workers.caller()), null, 1e-6);
  }

  @Test
  void thePlainFilterIsWhatItsFormulaSays() {
    RealMatrix n = normalised();
    compare(
        interactions.multiply(n.transpose().multiply(n)),
        TwoSteps.plain(GRAPH, Workers.caller()),
        null,
        1e-6);
  }

  @Test
  void theLowPassFilterIsThatOfTheFirstSingularVectors() {
    int rank = 5;
    RealMatrix n = normalised();
    SingularValueDecomposition exact = new SingularValueDecomposition(n);
    RealMatrix v = exact.getV().getSubMatrix(0, GRAPH.columns() - 1, 0, rank - 1);
    RandomisedSvd.RightVectors found = decomposed(rank, 12);
    for (int k = 0; k < rank; k++) {
      assertThat(found.values()[k]).isCloseTo(exact.getSingularValues()[k], within(1e-5));
    }
    LowPass lowPass = new LowPass(GRAPH, found.vectors(), 0.3, BACKEND.dense(Workers.caller()));
    RealMatrix filter = n.transpose().multiply(n);
    RealMatrix expected =
        interactions.multiply(filter).add(scaled(v.multiply(v.transpose())).scalarMultiply(0.3));
    compare(expected, TwoSteps.plain(GRAPH, Workers.caller()), lowPass, 1e-4);
  }

  @Test
  void aMatrixOfLowRankHasNoMoreDirections() {
    // Three kinds of users with the same items each: rank 3.
    int users = 40;
    int[] sources = new int[users * 4];
    int[] targets = new int[users * 4];
    for (int e = 0; e < sources.length; e++) {
      sources[e] = e / 4;
      targets[e] = e / 4 % 3 * 4 + e % 4;
    }
    CsrGraph graph = CsrGraph.ofEdges(users, 30, sources, targets);
    RandomisedSvd.RightVectors found =
        new RandomisedSvd(
                BACKEND.graphConvolution(Workers.caller()), BACKEND.dense(Workers.caller()))
            .of(graph, EdgeWeights.symmetric(graph), 10, 6, 1, done -> {});
    assertThat(found.values().length).isGreaterThanOrEqualTo(3);
    for (int k = 0; k < 3; k++) {
      assertThat(found.values()[k]).isCloseTo(1, within(1e-5));
    }
    for (int k = 3; k < found.values().length; k++) {
      assertThat(found.values()[k]).isLessThan(1e-3);
    }
  }

  private static RandomisedSvd.RightVectors decomposed(int rank, int iterations) {
    return new RandomisedSvd(
            BACKEND.graphConvolution(Workers.caller()), BACKEND.dense(Workers.caller()))
        .of(GRAPH, EdgeWeights.symmetric(GRAPH), rank, iterations, 1, done -> {});
  }

  private static void compare(
      RealMatrix expected,
      TwoSteps steps,
      @org.jspecify.annotations.Nullable LowPass lowPass,
      double tolerance) {
    Histories all = Histories.of(GRAPH, 0, GRAPH.rows());
    float[] scores = new float[GRAPH.rows() * GRAPH.columns()];
    steps.scores(all, scores);
    if (lowPass != null) {
      lowPass.add(all, scores);
    }
    float[] one = new float[GRAPH.columns()];
    for (int u = 0; u < GRAPH.rows(); u++) {
      Histories single = Histories.of(GRAPH, u, u + 1);
      steps.scores(single, one);
      if (lowPass != null) {
        lowPass.add(single, one);
      }
      for (int i = 0; i < GRAPH.columns(); i++) {
        double value = expected.getEntry(u, i);
        assertThat((double) scores[u * GRAPH.columns() + i]).isCloseTo(value, within(tolerance));
        assertThat((double) one[i]).isCloseTo(value, within(tolerance));
        double[] shares = steps.shares(single.history(0), i);
        if (lowPass != null) {
          lowPass.addShares(single.history(0), i, shares);
        }
        assertThat(java.util.Arrays.stream(shares).sum()).isCloseTo(value, within(tolerance));
      }
    }
  }
}
