package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanRescoreContract;
import dev.mizzen.kernels.quantize.FastScanRescoreKernel;

@OnDevice
class TornadoFastScanRescoreTest extends FastScanRescoreContract {
  @Override
  protected FastScanRescoreKernel kernel() {
    return new TornadoBackend().fastScanRescore(Workers.caller());
  }
}
