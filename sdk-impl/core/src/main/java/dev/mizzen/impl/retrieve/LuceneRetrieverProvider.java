package dev.mizzen.impl.retrieve;

import dev.mizzen.Retriever;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.index.Index;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.spi.RetrieverProvider;
import dev.mizzen.spi.RetrieverSpec;
import java.util.Optional;

/**
 * Opens retrievers over Lucene. The system property {@value #KERNELS} names the only acceptable
 * kernel backend; without it the best that can run is chosen.
 */
public final class LuceneRetrieverProvider implements RetrieverProvider {
  /** Names a kernel backend. */
  public static final String KERNELS = "mizzen.kernels";

  /** For {@link java.util.ServiceLoader}. */
  public LuceneRetrieverProvider() {}

  @Override
  public String id() {
    return "lucene";
  }

  @Override
  public Retriever open(RetrieverSpec spec) {
    Optional<String> forced = Optional.ofNullable(System.getProperty(KERNELS));
    KernelBackend backend = KernelBackends.select(forced);
    AsyncCalls calls = new AsyncCalls("retriever", spec.executor(), spec.threads());
    LateKernels kernels = new LateKernels(backend, calls.workers());
    return new LuceneRetriever(Index.open(spec, backend), kernels, calls);
  }
}
