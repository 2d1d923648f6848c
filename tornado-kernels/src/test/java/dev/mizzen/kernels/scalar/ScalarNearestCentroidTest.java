package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import dev.mizzen.kernels.quantize.NearestCentroidKernelContract;

class ScalarNearestCentroidTest extends NearestCentroidKernelContract {
  @Override
  protected NearestCentroidKernel kernel(Workers workers) {
    return new ScalarBackend().nearestCentroid(workers);
  }
}
