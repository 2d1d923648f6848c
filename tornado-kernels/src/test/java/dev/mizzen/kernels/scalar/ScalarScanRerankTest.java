package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScanRerankContract;
import dev.mizzen.kernels.quantize.ScanRerankKernel;

class ScalarScanRerankTest extends ScanRerankContract {
  @Override
  protected ScanRerankKernel kernel() {
    return new ScalarBackend().scanRerank(Workers.caller());
  }
}
