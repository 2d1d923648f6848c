package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScalarInt8Contract;
import dev.mizzen.kernels.quantize.ScalarInt8Kernel;

class ScalarScalarInt8Test extends ScalarInt8Contract {
  @Override
  protected ScalarInt8Kernel kernel(Workers workers) {
    return new ScalarBackend().scalarInt8(workers);
  }
}
