package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.BinaryScanContract;
import dev.mizzen.kernels.quantize.BinaryScanKernel;

class ScalarBinaryScanTest extends BinaryScanContract {
  @Override
  protected BinaryScanKernel kernel(Workers workers) {
    return new ScalarBackend().binaryScan(workers);
  }
}
