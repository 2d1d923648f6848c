package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import dev.mizzen.kernels.graph.RankingKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.kernels.quantize.DistanceTableKernel;
import dev.mizzen.kernels.quantize.FastScanKernel;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;

/** The kernels of one device, in words that need no class of TornadoVM. */
interface DeviceKernels {
  /** The device, its driver and its memory. */
  String detail();

  /** Whether the device is another processor than the one that runs this JVM. */
  boolean isAccelerator();

  /** Sparse times dense. */
  GraphConvolutionKernel graphConvolution();

  /** Tables of asymmetric distance computation. */
  DistanceTableKernel distanceTables();

  /** Search of 4-bit codes. */
  FastScanKernel fastScan();

  /** The best unseen items of users. */
  RankingKernel ranking();

  /** Contrastive loss. */
  InfoNceKernel infoNce();

  /** Nearest centroids. */
  NearestCentroidKernel nearestCentroid();

  /** Late interaction. */
  MaxSimKernel maxSim();
}
