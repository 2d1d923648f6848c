package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.ScanData;
import dev.mizzen.kernels.KernelBackends;
import java.util.Optional;

/** Opens searches among codes of 16 bytes by name. */
public final class ScanSearchers {
  private ScanSearchers() {}

  /** Opens the kernels of a backend, {@code jvector} or {@code faiss}. */
  public static ScanSearcher open(String implementation, ScanData data, int threads) {
    return switch (implementation) {
      case "jvector" -> new JVectorScan(data, threads);
      case "faiss" -> new FaissScan(data, threads);
      default -> new KernelScan(KernelBackends.select(Optional.of(implementation)), data, threads);
    };
  }
}
