package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanContract;
import dev.mizzen.kernels.quantize.FastScanKernel;

class SimdFastScanTest extends FastScanContract {
  @Override
  protected FastScanKernel kernel(Workers workers) {
    return new SimdBackend().fastScan(workers);
  }
}
