package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.EncodeProductKernel;
import dev.mizzen.kernels.quantize.ProductTables;

/** {@link EncodeProductKernel}: a block of rows is rotated and encoded while it is in the cache. */
final class SimdEncodeProduct implements EncodeProductKernel {
  private static final ThreadLocal<ProductRun> RUN = ThreadLocal.withInitial(ProductRun::new);

  private final Workers workers;

  SimdEncodeProduct(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void encode(TokenRows rows, ProductTables tables, byte[] codes) {
    ProductRun run = RUN.get();
    try {
      workers.run(run.begin(rows, tables, codes), run);
    } finally {
      run.end();
    }
  }
}
