package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.BinaryScanContract;
import dev.mizzen.kernels.quantize.BinaryScanKernel;

@OnDevice
class TornadoBinaryScanTest extends BinaryScanContract {
  @Override
  protected BinaryScanKernel kernel(Workers workers) {
    return new TornadoBackend().binaryScan(workers);
  }
}
