package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScanRerankContract;
import dev.mizzen.kernels.quantize.ScanRerankKernel;

@OnDevice
class TornadoScanRerankTest extends ScanRerankContract {
  @Override
  protected ScanRerankKernel kernel() {
    return new TornadoBackend().scanRerank(Workers.caller());
  }
}
