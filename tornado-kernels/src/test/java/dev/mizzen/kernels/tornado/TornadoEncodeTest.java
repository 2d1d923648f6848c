package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.quantize.EncodeKernelContract;

@OnDevice
class TornadoEncodeTest extends EncodeKernelContract {
  @Override
  protected KernelBackend backend() {
    return new TornadoBackend();
  }
}
