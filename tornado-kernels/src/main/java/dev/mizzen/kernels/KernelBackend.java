package dev.mizzen.kernels;

import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.kernels.quantize.DistanceTableKernel;
import dev.mizzen.kernels.quantize.FastScanKernel;

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

  /** Sparse times dense. */
  GraphConvolutionKernel graphConvolution(Workers workers);

  /** Late interaction. */
  MaxSimKernel maxSim(Workers workers);

  /** Tables of asymmetric distance computation. */
  DistanceTableKernel distanceTables(Workers workers);

  /** Search of 4-bit codes. */
  FastScanKernel fastScan(Workers workers);
}
