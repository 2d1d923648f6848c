package dev.mizzen.kernels;

/** One way to run the kernels. */
public interface KernelBackend {
  /** A short name for logs and settings, such as {@code "scalar"}. */
  String id();

  /** Which usable backend is chosen: the highest. Scalar has 0. */
  int rank();

  /** Looks whether this backend can run here; never throws. */
  Availability probe();

  /** Late interaction; call only if {@link #probe} found the backend usable. */
  MaxSimKernel maxSim();
}
