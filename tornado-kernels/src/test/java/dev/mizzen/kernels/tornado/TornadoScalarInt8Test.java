package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScalarInt8Contract;
import dev.mizzen.kernels.quantize.ScalarInt8Kernel;

@OnDevice
class TornadoScalarInt8Test extends ScalarInt8Contract {
  @Override
  protected ScalarInt8Kernel kernel(Workers workers) {
    return new TornadoBackend().scalarInt8(workers);
  }
}
