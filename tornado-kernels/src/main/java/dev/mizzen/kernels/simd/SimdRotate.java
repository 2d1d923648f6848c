package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.RotateKernel;

/** {@link RotateKernel} by blocks of rows. */
final class SimdRotate implements RotateKernel {
  private static final ThreadLocal<RotateRun> RUN = ThreadLocal.withInitial(RotateRun::new);

  private final Workers workers;

  SimdRotate(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void rotate(TokenRows rows, float[] matrix, float[] rotated) {
    RotateRun run = RUN.get();
    try {
      workers.run(run.begin(rows, matrix, rotated), run);
    } finally {
      run.end();
    }
  }
}
