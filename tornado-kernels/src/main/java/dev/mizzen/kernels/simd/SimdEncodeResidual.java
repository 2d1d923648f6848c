package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.EncodeResidualKernel;
import dev.mizzen.kernels.quantize.ResidualTables;
import org.jspecify.annotations.Nullable;

/** {@link EncodeResidualKernel}: a block's residuals stay in the cache from level to level. */
final class SimdEncodeResidual implements EncodeResidualKernel {
  private static final ThreadLocal<ResidualRun> RUN = ThreadLocal.withInitial(ResidualRun::new);

  private final Workers workers;

  SimdEncodeResidual(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void encode(
      TokenRows rows, ResidualTables tables, int[] codes, float @Nullable [] residuals) {
    ResidualRun run = RUN.get();
    try {
      workers.run(run.begin(rows, tables, codes, residuals), run);
    } finally {
      run.end();
    }
  }
}
