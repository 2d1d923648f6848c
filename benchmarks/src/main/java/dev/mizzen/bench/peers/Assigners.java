package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.KMeansData;
import dev.mizzen.kernels.KernelBackends;
import java.util.Optional;

/** Opens implementations of the assignment by name. */
public final class Assigners {
  private Assigners() {}

  /** Opens the kernels of a backend, {@code openblas}, {@code pytorch} or {@code faiss}. */
  public static Assigner open(String implementation, KMeansData data, int threads) {
    return switch (implementation) {
      case "openblas" -> new OpenBlasAssigner(data, threads);
      case "pytorch" -> new PyTorchAssigner(data, threads);
      case "faiss" -> new FaissAssigner(data, threads);
      default ->
          new KernelAssigner(KernelBackends.select(Optional.of(implementation)), data, threads);
    };
  }
}
