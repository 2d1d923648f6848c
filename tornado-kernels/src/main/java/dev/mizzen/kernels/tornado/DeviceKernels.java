package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.maxsim.MaxSimKernel;

/** The kernels of one device, in words that need no class of TornadoVM. */
interface DeviceKernels {
  /** The device, its driver and its memory. */
  String detail();

  /** Whether the device is another processor than the one that runs this JVM. */
  boolean isAccelerator();

  /** Late interaction. */
  MaxSimKernel maxSim();
}
