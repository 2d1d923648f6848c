package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.graph.RandomisedSvd;
import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolution;

/**
 * Graph-filter collaborative filtering (Shen et al., CIKM 2021): a linear filter and {@code α}
 * times the ideal low-pass filter {@code R D_I^-½ V Vᵀ D_I^½}, V the first right singular vectors
 * of {@code R̃ = D_U^-½ R D_I^-½}.
 *
 * <p>Settings: {@code rank} (256), {@code alpha} (0.3), {@code filter}, {@code plain} for the
 * authors' {@code R(R̃ᵀR̃)} or {@code scaled} for that of {@code linear-filter}, and {@code
 * iterations} of the decomposition (12).
 */
public final class GfCf implements ModelKind {
  private static final String VECTORS = "vectors";

  /** For the list of kinds. */
  public GfCf() {}

  @Override
  public String id() {
    return "gf-cf";
  }

  @Override
  public Plan plan(Settings settings) {
    int rank = settings.whole("rank", 256, 1, 8192);
    double alpha = settings.real("alpha", 0.3, 0, 1e6);
    boolean scaled = settings.choice("filter", "plain", "plain", "scaled").equals("scaled");
    int iterations = settings.whole("iterations", 12, 1, 1000);
    return new Plan() {
      @Override
      public Scorer train(Training training) {
        CsrGraph graph = training.interactions().graph();
        Training.Resources on = training.resources();
        Dense dense = new Dense(on.backend().dense(on.workers()));
        RandomisedSvd svd =
            new RandomisedSvd(
                new GraphConvolution(on.backend().graphConvolution(on.workers())), dense);
        RandomisedSvd.RightVectors right =
            svd.of(
                graph,
                EdgeWeights.symmetric(graph),
                rank,
                iterations,
                on.seed(),
                done -> training.progress("decompose", done, iterations));
        return scorer(graph, right.vectors(), dense, on.workers());
      }

      @Override
      public Scorer load(SavedModel saved) {
        CsrGraph graph = saved.interactions().graph();
        return scorer(
            graph,
            saved.floats(VECTORS),
            new Dense(saved.backend().dense(saved.workers())),
            saved.workers());
      }

      private Scorer scorer(CsrGraph graph, float[] vectors, Dense dense, Workers workers) {
        TwoSteps steps = scaled ? TwoSteps.scaled(graph, workers) : TwoSteps.plain(graph, workers);
        return new GraphFilter(steps, new LowPass(graph, vectors, alpha, dense));
      }
    };
  }
}
