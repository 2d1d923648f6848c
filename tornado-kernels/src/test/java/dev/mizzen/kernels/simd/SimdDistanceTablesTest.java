package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.DistanceTableContract;
import dev.mizzen.kernels.quantize.DistanceTableKernel;

class SimdDistanceTablesTest extends DistanceTableContract {
  @Override
  protected DistanceTableKernel kernel() {
    return new SimdBackend().distanceTables(Workers.caller());
  }
}
