package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.PqScanContract;
import dev.mizzen.kernels.quantize.PqScanKernel;

class SimdPqScanTest extends PqScanContract {
  @Override
  protected PqScanKernel kernel(Workers workers) {
    return new SimdBackend().pqScan(workers);
  }
}
