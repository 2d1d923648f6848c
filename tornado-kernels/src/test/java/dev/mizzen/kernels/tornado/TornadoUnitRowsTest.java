package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.UnitRowsKernel;
import dev.mizzen.kernels.contrast.UnitRowsKernelContract;

@OnDevice
class TornadoUnitRowsTest extends UnitRowsKernelContract {
  @Override
  protected UnitRowsKernel kernel(Workers workers) {
    return new TornadoBackend().unitRows(workers);
  }
}
