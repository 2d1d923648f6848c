package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.DistanceTableContract;
import dev.mizzen.kernels.quantize.DistanceTableKernel;

@OnDevice
class TornadoDistanceTablesTest extends DistanceTableContract {
  @Override
  protected DistanceTableKernel kernel() {
    return new TornadoBackend().distanceTables(Workers.caller());
  }
}
