package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositive;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of towers against differences of the loss. */
class TowerTaskTest {
  private static final int DIMENSION = 6;
  private static final int ITEMS = 30;
  private static final double STEP = 1e-3;

  private final CsrGraph graph = SmallGraph.random(12, ITEMS, 4, 1);

  private TowerTask task(Towers towers, boolean each) {
    KernelBackend backend = KernelBackends.select(Optional.empty());
    FactorKernels kernels = FactorKernels.of(backend, Workers.caller());
    SplittableRandom random = new SplittableRandom(3);
    float[] texts = new float[ITEMS * DIMENSION];
    for (int k = 0; k < texts.length; k++) {
      texts[k] = (float) random.nextGaussian();
    }
    Bipartite bipartite = Bipartite.of(graph);
    ItemLayers layers = new ItemLayers(bipartite, texts, DIMENSION, kernels.convolution());
    layers.next();
    TextGraph text =
        new TextGraph(
            new TextSource(Optional.empty(), 0, new float[0], DIMENSION),
            TextUsers.of(layers, texts, DIMENSION, bipartite.items(), Workers.caller()),
            layers.sum(),
            1,
            kernels);
    TowerSettings settings =
        new TowerSettings(
            towers.users().hidden(),
            towers.users().output(),
            towers.shared(),
            3,
            7,
            each,
            "",
            "proportional");
    return new TowerTask(
        text,
        graph,
        Domains.of(graph, SmallGraph.noTitles(ITEMS), settings),
        settings,
        0.2,
        5,
        1,
        null,
        (step, quality) -> {},
        towers,
        new KPositive(backend.kPositive(Workers.caller())),
        new UnitRows(backend.unitRows(Workers.caller())));
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true"})
  void gradientsAreSlopesOfTheLoss(boolean shared, boolean each) {
    Towers towers = Towers.random(DIMENSION, 9, 5, shared, 11);
    TowerTask task = task(towers, each);
    int[] examples = IntStream.range(0, 25).toArray();
    List<float[]> weights = task.weights();
    assertThat(weights).hasSize(shared ? 4 : 8);
    List<float[]> gradients = weights.stream().map(w -> new float[w.length]).toList();
    List<float[]> ignored = weights.stream().map(w -> new float[w.length]).toList();
    task.step(1, examples, gradients);
    SplittableRandom random = new SplittableRandom(7);
    for (int n = 0; n < weights.size(); n++) {
      float[] weight = weights.get(n);
      float[] was = weight.clone();
      float[] direction = new float[weight.length];
      double expected = 0;
      for (int k = 0; k < direction.length; k++) {
        direction[k] = (float) random.nextGaussian();
        expected += direction[k] * gradients.get(n)[k];
      }
      double[] values = new double[2];
      for (int side = 0; side < 2; side++) {
        for (int k = 0; k < weight.length; k++) {
          weight[k] = (float) (was[k] + (2 * side - 1) * STEP * direction[k]);
        }
        values[side] = task.step(1, examples, ignored);
      }
      System.arraycopy(was, 0, weight, 0, was.length);
      assertThat((values[1] - values[0]) / (2 * STEP))
          .as("weights %d", n)
          .isCloseTo(expected, within(2e-2 * Math.abs(expected) + 5e-3));
    }
  }
}
