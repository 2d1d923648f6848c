package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanSumsContract;
import dev.mizzen.kernels.quantize.FastScanSumsKernel;

class ScalarFastScanSumsTest extends FastScanSumsContract {
  @Override
  protected FastScanSumsKernel kernel(Workers workers) {
    return new ScalarBackend().fastScanSums(workers);
  }
}
