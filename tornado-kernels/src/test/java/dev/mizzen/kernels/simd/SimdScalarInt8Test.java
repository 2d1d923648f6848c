package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScalarInt8Contract;
import dev.mizzen.kernels.quantize.ScalarInt8Kernel;

class SimdScalarInt8Test extends ScalarInt8Contract {
  @Override
  protected ScalarInt8Kernel kernel(Workers workers) {
    return new SimdBackend().scalarInt8(workers);
  }
}
