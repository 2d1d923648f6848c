package dev.mizzen.kernels;

import dev.mizzen.kernels.maxsim.MaxSimKernel;

/**
 * One way to run the kernels. The kernels of a backend may be asked for only if {@link #probe}
 * found it usable; each is safe for use by many threads.
 */
public interface KernelBackend {
  /** A short name for logs and settings, such as {@code "scalar"}. */
  String id();

  /** Which usable backend is chosen: the highest. Scalar has 0. */
  int rank();

  /** Looks whether this backend can run here; never throws. */
  Availability probe();

  /** Late interaction. */
  MaxSimKernel maxSim(Workers workers);
}
