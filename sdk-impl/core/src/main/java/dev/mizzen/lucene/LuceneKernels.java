package dev.mizzen.lucene;

import dev.mizzen.impl.retrieve.LuceneRetrieverProvider;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.util.Optional;

/** The kernels of this package, chosen when first used; they run on the caller's thread. */
final class LuceneKernels {
  private LuceneKernels() {}

  static KernelBackend backend() {
    return Holder.BACKEND;
  }

  static MaxSimKernel maxSim() {
    return Holder.MAX_SIM;
  }

  /** Those of searches by lists. */
  static LateKernels all() {
    return Lists.ALL;
  }

  private static final class Holder {
    static final KernelBackend BACKEND =
        KernelBackends.select(
            Optional.ofNullable(System.getProperty(LuceneRetrieverProvider.KERNELS)));
    static final MaxSimKernel MAX_SIM = BACKEND.maxSim(Workers.caller());
  }

  private static final class Lists {
    static final LateKernels ALL = new LateKernels(backend(), Workers.caller());
  }
}
