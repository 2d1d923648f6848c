package dev.mizzen.impl.head;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.BradleyTerry;
import dev.mizzen.kernels.contrast.KPositive;
import dev.mizzen.kernels.contrast.MinMaxKl;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.kernels.maxsim.MaxSim;
import dev.mizzen.kernels.maxsim.MaxSimGradient;

/**
 * All that heads run on.
 *
 * @param dense layers
 * @param unitRows lengths
 * @param maxSim scores
 * @param maxSimGradient their gradients
 * @param kPositive contrastive loss
 * @param minMaxKl distillation of scores
 * @param bradleyTerry distillation of rankings
 */
public record HeadKernels(
    Dense dense,
    UnitRows unitRows,
    MaxSim maxSim,
    MaxSimGradient maxSimGradient,
    KPositive kPositive,
    MinMaxKl minMaxKl,
    BradleyTerry bradleyTerry) {

  /** Those of a backend. */
  public static HeadKernels of(KernelBackend backend, Workers workers) {
    return new HeadKernels(
        new Dense(backend.dense(workers)),
        new UnitRows(backend.unitRows(workers)),
        new MaxSim(backend.maxSim(workers)),
        new MaxSimGradient(backend.maxSimGradient(workers)),
        new KPositive(backend.kPositive(workers)),
        new MinMaxKl(backend.minMaxKl(workers)),
        new BradleyTerry(backend.bradleyTerry(workers)));
  }
}
