package dev.mizzen.kernels;

import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import dev.mizzen.kernels.contrast.UnitRowsKernel;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.graph.EdgeProductKernel;
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

/**
 * One way to run the kernels. The kernels of a backend may be asked for only if {@link #probe}
 * found it usable; each is safe for use by many threads.
 *
 * <p>A backend may lack a kernel: asked for it, it throws an {@link UnsupportedOperationException}
 * that names the operation, as the methods here do until a backend overrides them. It never runs
 * the operation elsewhere by itself. {@link KernelBackends#select} fills such gaps with the best
 * other backend, and says so, unless the backend was forced. Scalar lacks nothing.
 */
public interface KernelBackend {
  /** A short name for logs and settings, such as {@code "scalar"}. */
  String id();

  /** Which usable backend is chosen: the highest. Scalar has 0. */
  int rank();

  /** Looks whether this backend can run here; never throws. */
  Availability probe();

  /** Sparse times dense. */
  default GraphConvolutionKernel graphConvolution(Workers workers) {
    throw KernelGaps.missing(this, "graphConvolution");
  }

  /** Dense products where a graph has edges. */
  default EdgeProductKernel edgeProduct(Workers workers) {
    throw KernelGaps.missing(this, "edgeProduct");
  }

  /** The best unseen items of users. */
  default RankingKernel ranking(Workers workers) {
    throw KernelGaps.missing(this, "ranking");
  }

  /** Rows times matrices, and their gradients. */
  default DenseKernel dense(Workers workers) {
    throw KernelGaps.missing(this, "dense");
  }

  /** Contrastive loss over a batch, with its documents as negatives. */
  default InfoNceKernel infoNce(Workers workers) {
    throw KernelGaps.missing(this, "infoNce");
  }

  /** Rows of length 1, for cosine. */
  default UnitRowsKernel unitRows(Workers workers) {
    throw KernelGaps.missing(this, "unitRows");
  }

  /** Contrastive loss with several positives and explicit negatives. */
  default KPositiveKernel kPositive(Workers workers) {
    throw KernelGaps.missing(this, "kPositive");
  }

  /** Distillation of scores. */
  default MinMaxKlKernel minMaxKl(Workers workers) {
    throw KernelGaps.missing(this, "minMaxKl");
  }

  /** Distillation of rankings. */
  default BradleyTerryKernel bradleyTerry(Workers workers) {
    throw KernelGaps.missing(this, "bradleyTerry");
  }

  /** The gradient of late interaction. */
  default MaxSimGradientKernel maxSimGradient(Workers workers) {
    throw KernelGaps.missing(this, "maxSimGradient");
  }

  /** Late interaction. */
  default MaxSimKernel maxSim(Workers workers) {
    throw KernelGaps.missing(this, "maxSim");
  }

  /** Late interaction of several queries. */
  default MaxSimBatchKernel maxSimBatch(Workers workers) {
    throw KernelGaps.missing(this, "maxSimBatch");
  }

  /** Late interaction of given pairs. */
  default MaxSimPairsKernel maxSimPairs(Workers workers) {
    throw KernelGaps.missing(this, "maxSimPairs");
  }

  /** The best documents by late interaction. */
  default MaxSimTopKKernel maxSimTopK(Workers workers) {
    throw KernelGaps.missing(this, "maxSimTopK");
  }

  /** What late interaction is made of. */
  default MaxSimExplainKernel maxSimExplain(Workers workers) {
    throw KernelGaps.missing(this, "maxSimExplain");
  }

  /** Tables of asymmetric distance computation. */
  default DistanceTableKernel distanceTables(Workers workers) {
    throw KernelGaps.missing(this, "distanceTables");
  }

  /** Search of 4-bit codes. */
  default FastScanKernel fastScan(Workers workers) {
    throw KernelGaps.missing(this, "fastScan");
  }

  /** Nearest centroids. */
  default NearestCentroidKernel nearestCentroid(Workers workers) {
    throw KernelGaps.missing(this, "nearestCentroid");
  }

  /** Float distances of what a fast scan found. */
  default FastScanRescoreKernel fastScanRescore(Workers workers) {
    throw KernelGaps.missing(this, "fastScanRescore");
  }

  /** Search of product codes of a byte. */
  default PqScanKernel pqScan(Workers workers) {
    throw KernelGaps.missing(this, "pqScan");
  }

  /** Search of binary codes. */
  default BinaryScanKernel binaryScan(Workers workers) {
    throw KernelGaps.missing(this, "binaryScan");
  }

  /** Exact distances of what a scan found. */
  default ScanRerankKernel scanRerank(Workers workers) {
    throw KernelGaps.missing(this, "scanRerank");
  }

  /** Scalar quantization to bytes, and search of it. */
  default ScalarInt8Kernel scalarInt8(Workers workers) {
    throw KernelGaps.missing(this, "scalarInt8");
  }

  /** Sums of look-ups for all codes of a list. */
  default FastScanSumsKernel fastScanSums(Workers workers) {
    throw KernelGaps.missing(this, "fastScanSums");
  }

  /** Nearest centroids of groups. */
  default NearestInGroupKernel nearestInGroup(Workers workers) {
    throw KernelGaps.missing(this, "nearestInGroup");
  }

  /** Rotation of rows. */
  default RotateKernel rotate(Workers workers) {
    throw KernelGaps.missing(this, "rotate");
  }

  /** Product codes. */
  default EncodeProductKernel encodeProduct(Workers workers) {
    throw KernelGaps.missing(this, "encodeProduct");
  }

  /** Residual codes. */
  default EncodeResidualKernel encodeResidual(Workers workers) {
    throw KernelGaps.missing(this, "encodeResidual");
  }
}
