package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.BinaryScanContract;
import dev.mizzen.kernels.quantize.BinaryScanKernel;

class SimdBinaryScanTest extends BinaryScanContract {
  @Override
  protected BinaryScanKernel kernel(Workers workers) {
    return new SimdBackend().binaryScan(workers);
  }
}
