package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.quantize.EncodeKernelContract;

class SimdEncodeTest extends EncodeKernelContract {
  @Override
  protected KernelBackend backend() {
    return new SimdBackend();
  }
}
