package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.Layer;
import dev.mizzen.kernels.KernelBackends;
import java.util.Optional;

/** Opens implementations of a layer by name. */
public final class LayerRunners {
  private LayerRunners() {}

  /** Opens the kernels of a backend, {@code scipy} or {@code ejml}. */
  public static LayerRunner open(String implementation, Layer layer, int threads) {
    return switch (implementation) {
      case "scipy" -> new ScipyLayer(layer, threads);
      case "ejml" -> new EjmlLayer(layer, threads);
      default ->
          new KernelLayer(KernelBackends.select(Optional.of(implementation)), layer, threads);
    };
  }
}
