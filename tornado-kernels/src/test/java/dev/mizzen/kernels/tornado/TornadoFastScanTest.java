package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanContract;
import dev.mizzen.kernels.quantize.FastScanKernel;

@OnDevice
class TornadoFastScanTest extends FastScanContract {
  @Override
  protected FastScanKernel kernel(Workers workers) {
    return new TornadoBackend().fastScan(workers);
  }
}
