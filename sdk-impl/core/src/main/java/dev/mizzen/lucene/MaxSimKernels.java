package dev.mizzen.lucene;

import dev.mizzen.impl.retrieve.LuceneRetrieverProvider;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.util.Optional;

/** The kernel of this package, chosen when it is first used; it runs on the caller's thread. */
final class MaxSimKernels {
  private MaxSimKernels() {}

  static MaxSimKernel onCaller() {
    return Holder.KERNEL;
  }

  private static final class Holder {
    static final MaxSimKernel KERNEL =
        KernelBackends.select(
                Optional.ofNullable(System.getProperty(LuceneRetrieverProvider.KERNELS)))
            .maxSim(Workers.caller());
  }
}
