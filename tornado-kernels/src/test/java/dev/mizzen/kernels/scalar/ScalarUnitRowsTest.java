package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.UnitRowsKernel;
import dev.mizzen.kernels.contrast.UnitRowsKernelContract;

class ScalarUnitRowsTest extends UnitRowsKernelContract {
  @Override
  protected UnitRowsKernel kernel(Workers workers) {
    return new ScalarBackend().unitRows(workers);
  }
}
