package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanContract;
import dev.mizzen.kernels.quantize.FastScanKernel;

class ScalarFastScanTest extends FastScanContract {
  @Override
  protected FastScanKernel kernel(Workers workers) {
    return new ScalarBackend().fastScan(workers);
  }
}
