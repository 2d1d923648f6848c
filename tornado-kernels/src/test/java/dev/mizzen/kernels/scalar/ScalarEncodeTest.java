package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.quantize.EncodeKernelContract;

class ScalarEncodeTest extends EncodeKernelContract {
  @Override
  protected KernelBackend backend() {
    return new ScalarBackend();
  }
}
