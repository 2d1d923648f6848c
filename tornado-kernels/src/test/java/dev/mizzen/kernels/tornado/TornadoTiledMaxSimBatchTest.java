package dev.mizzen.kernels.tornado;

import static java.util.Objects.requireNonNull;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.late.LateBatch;
import dev.mizzen.kernels.maxsim.MaxSimBatchContract;
import dev.mizzen.kernels.maxsim.MaxSimBatchKernel;

/** The tiled form, which is the default on accelerators alone. */
@OnDevice
class TornadoTiledMaxSimBatchTest extends MaxSimBatchContract {
  private static final MaxSimBatchKernel KERNEL =
      new LateBatch(
          Workers.caller(),
          ((TornadoKernels) requireNonNull(DeviceProbe.get().kernels())).scorers(true));

  @Override
  protected MaxSimBatchKernel kernel(Workers workers) {
    return KERNEL;
  }
}
