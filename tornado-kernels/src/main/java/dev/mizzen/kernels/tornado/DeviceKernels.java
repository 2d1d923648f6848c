package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import dev.mizzen.kernels.contrast.UnitRowsKernel;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import dev.mizzen.kernels.graph.RankingKernel;
import dev.mizzen.kernels.maxsim.MaxSimBatchKernel;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;
import dev.mizzen.kernels.maxsim.MaxSimGradientKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.kernels.maxsim.MaxSimPairsKernel;
import dev.mizzen.kernels.maxsim.MaxSimTopKKernel;
import dev.mizzen.kernels.quantize.BinaryScanKernel;
import dev.mizzen.kernels.quantize.DistanceTableKernel;
import dev.mizzen.kernels.quantize.EncodeProductKernel;
import dev.mizzen.kernels.quantize.EncodeResidualKernel;
import dev.mizzen.kernels.quantize.FastScanKernel;
import dev.mizzen.kernels.quantize.FastScanRescoreKernel;
import dev.mizzen.kernels.quantize.FastScanSumsKernel;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import dev.mizzen.kernels.quantize.NearestInGroupKernel;
import dev.mizzen.kernels.quantize.PqScanKernel;
import dev.mizzen.kernels.quantize.RotateKernel;
import dev.mizzen.kernels.quantize.ScalarInt8Kernel;
import dev.mizzen.kernels.quantize.ScanRerankKernel;

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

  /** The gradient of late interaction. */
  MaxSimGradientKernel maxSimGradient();

  /** Rows of length 1. */
  UnitRowsKernel unitRows();

  /** Rotation of rows. */
  RotateKernel rotate();

  /** Nearest centroids of groups. */
  NearestInGroupKernel nearestInGroup();

  /** Product codes. */
  EncodeProductKernel encodeProduct();

  /** Residual codes. */
  EncodeResidualKernel encodeResidual();

  /** Float distances of what a fast scan found. */
  FastScanRescoreKernel fastScanRescore();

  /** Search of product codes of a byte. */
  PqScanKernel pqScan();

  /** Search of binary codes. */
  BinaryScanKernel binaryScan();

  /** Exact distances of what a scan found. */
  ScanRerankKernel scanRerank();

  /** Scalar quantization to bytes, and search of it. */
  ScalarInt8Kernel scalarInt8();

  /** Contrastive loss with several positives and explicit negatives. */
  KPositiveKernel kPositive();

  /** Distillation of scores. */
  MinMaxKlKernel minMaxKl();

  /** Distillation of rankings. */
  BradleyTerryKernel bradleyTerry();

  /** Rows times matrices, and their gradients. */
  DenseKernel dense();

  /** Sums of look-ups for all codes of a list. */
  FastScanSumsKernel fastScanSums();

  /** Late interaction of several queries. */
  MaxSimBatchKernel maxSimBatch();

  /** Late interaction of given pairs. */
  MaxSimPairsKernel maxSimPairs();

  /** The best documents by late interaction. */
  MaxSimTopKKernel maxSimTopK();

  /** What scores of late interaction are made of. */
  MaxSimExplainKernel maxSimExplain();
}
