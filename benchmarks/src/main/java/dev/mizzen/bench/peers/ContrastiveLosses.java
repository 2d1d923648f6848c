package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.InfoNceData;
import dev.mizzen.kernels.KernelBackends;
import java.util.Optional;

/** Opens implementations of InfoNCE by name. */
public final class ContrastiveLosses {
  private ContrastiveLosses() {}

  /** Opens the kernels of a backend, {@code pytorch} or {@code openblas-products}. */
  public static ContrastiveLoss open(String implementation, InfoNceData data, int threads) {
    return switch (implementation) {
      case "pytorch" -> new PyTorchInfoNce(data, threads);
      case "openblas-products" -> new OpenBlasProducts(data, threads);
      default ->
          new KernelInfoNce(KernelBackends.select(Optional.of(implementation)), data, threads);
    };
  }
}
