package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.PqScanContract;
import dev.mizzen.kernels.quantize.PqScanKernel;

class ScalarPqScanTest extends PqScanContract {
  @Override
  protected PqScanKernel kernel(Workers workers) {
    return new ScalarBackend().pqScan(workers);
  }
}
