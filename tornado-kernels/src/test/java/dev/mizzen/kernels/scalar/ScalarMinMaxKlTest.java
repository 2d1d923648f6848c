package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import dev.mizzen.kernels.contrast.MinMaxKlKernelContract;

class ScalarMinMaxKlTest extends MinMaxKlKernelContract {
  @Override
  protected MinMaxKlKernel kernel(Workers workers) {
    return new ScalarBackend().minMaxKl(workers);
  }
}
