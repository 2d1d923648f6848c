package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanRescoreContract;
import dev.mizzen.kernels.quantize.FastScanRescoreKernel;

class SimdFastScanRescoreTest extends FastScanRescoreContract {
  @Override
  protected FastScanRescoreKernel kernel() {
    return new SimdBackend().fastScanRescore(Workers.caller());
  }
}
