package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.DistanceTableContract;
import dev.mizzen.kernels.quantize.DistanceTableKernel;

class ScalarDistanceTablesTest extends DistanceTableContract {
  @Override
  protected DistanceTableKernel kernel() {
    return new ScalarBackend().distanceTables(Workers.caller());
  }
}
