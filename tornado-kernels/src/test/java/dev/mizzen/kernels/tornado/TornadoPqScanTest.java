package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.PqScanContract;
import dev.mizzen.kernels.quantize.PqScanKernel;

@OnDevice
class TornadoPqScanTest extends PqScanContract {
  @Override
  protected PqScanKernel kernel(Workers workers) {
    return new TornadoBackend().pqScan(workers);
  }
}
