package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.kernels.graph.EdgeProduct;
import dev.mizzen.kernels.graph.GraphConvolution;
import dev.mizzen.kernels.graph.Ranking;

/**
 * All that factor models run on.
 *
 * @param workers of all kernels
 * @param convolution propagation
 * @param edgeProduct scores of interactions
 * @param dense scores against shared candidates
 * @param ranking the best items of users
 */
public record FactorKernels(
    Workers workers,
    GraphConvolution convolution,
    EdgeProduct edgeProduct,
    Dense dense,
    Ranking ranking) {
  /** Those of a backend. */
  public static FactorKernels of(KernelBackend backend, Workers workers) {
    return new FactorKernels(
        workers,
        new GraphConvolution(backend.graphConvolution(workers)),
        new EdgeProduct(backend.edgeProduct(workers)),
        new Dense(backend.dense(workers)),
        new Ranking(backend.ranking(workers)));
  }
}
