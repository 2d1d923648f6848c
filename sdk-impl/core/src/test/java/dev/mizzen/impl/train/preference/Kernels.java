package dev.mizzen.impl.train.preference;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.BradleyTerry;
import java.util.Optional;

/** The kernels of these tests. */
final class Kernels {
  static final KernelBackend BACKEND = KernelBackends.select(Optional.empty());
  static final BradleyTerry BRADLEY_TERRY =
      new BradleyTerry(BACKEND.bradleyTerry(Workers.caller()));

  private Kernels() {}
}
