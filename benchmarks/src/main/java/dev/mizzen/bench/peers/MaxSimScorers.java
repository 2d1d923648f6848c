package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.kernels.KernelBackends;
import java.util.Optional;

/** Opens implementations of MaxSim by name. */
public final class MaxSimScorers {
  private MaxSimScorers() {}

  /**
   * Opens one: the id of a kernel backend, or {@code openblas}, {@code openblas-documents}, {@code
   * jvector}, {@code jvector-pairs}, {@code lucene}, {@code lucene-rescorer}, {@code
   * mizzen-rescorer}, {@code pytorch}.
   *
   * @throws IllegalArgumentException if there is none of that name, or it cannot do this
   */
  public static MaxSimScorer open(String implementation, MaxSimData data, int threads) {
    return switch (implementation) {
      case "openblas" -> OpenBlasMaxSim.wholeBatch(data, threads);
      case "openblas-documents" -> OpenBlasMaxSim.byDocument(data, threads);
      case "jvector" -> new JVectorMaxSim(data, threads);
      case "jvector-pairs" -> new JVectorPairsMaxSim(data, threads);
      case "lucene" -> new LuceneMaxSim(data, threads);
      case "lucene-rescorer" -> IndexRescorer.lucene(data, threads);
      case "mizzen-rescorer" -> IndexRescorer.mizzen(data, threads);
      case "pytorch" -> new PyTorchMaxSim(data, threads);
      default ->
          new KernelMaxSim(KernelBackends.select(Optional.of(implementation)), data, threads);
    };
  }
}
