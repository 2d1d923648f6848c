package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanRescoreContract;
import dev.mizzen.kernels.quantize.FastScanRescoreKernel;

class ScalarFastScanRescoreTest extends FastScanRescoreContract {
  @Override
  protected FastScanRescoreKernel kernel() {
    return new ScalarBackend().fastScanRescore(Workers.caller());
  }
}
