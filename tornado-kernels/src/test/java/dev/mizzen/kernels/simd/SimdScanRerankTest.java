package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScanRerankContract;
import dev.mizzen.kernels.quantize.ScanRerankKernel;

class SimdScanRerankTest extends ScanRerankContract {
  @Override
  protected ScanRerankKernel kernel() {
    return new SimdBackend().scanRerank(Workers.caller());
  }
}
