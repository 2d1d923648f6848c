package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import dev.mizzen.kernels.quantize.NearestCentroidKernelContract;

class SimdNearestCentroidTest extends NearestCentroidKernelContract {
  @Override
  protected NearestCentroidKernel kernel(Workers workers) {
    return new SimdBackend().nearestCentroid(workers);
  }
}
