package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import dev.mizzen.kernels.quantize.NearestCentroidKernelContract;

@OnDevice
class TornadoNearestCentroidTest extends NearestCentroidKernelContract {
  @Override
  protected NearestCentroidKernel kernel(Workers workers) {
    return new TornadoBackend().nearestCentroid(workers);
  }
}
