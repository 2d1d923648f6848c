package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanSumsContract;
import dev.mizzen.kernels.quantize.FastScanSumsKernel;

@OnDevice
class TornadoFastScanSumsTest extends FastScanSumsContract {
  @Override
  protected FastScanSumsKernel kernel(Workers workers) {
    return new TornadoBackend().fastScanSums(workers);
  }
}
