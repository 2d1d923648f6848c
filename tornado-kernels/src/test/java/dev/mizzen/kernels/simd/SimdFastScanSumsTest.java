package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanSumsContract;
import dev.mizzen.kernels.quantize.FastScanSumsKernel;

class SimdFastScanSumsTest extends FastScanSumsContract {
  @Override
  protected FastScanSumsKernel kernel(Workers workers) {
    return new SimdBackend().fastScanSums(workers);
  }
}
