package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Availability;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.graph.EdgeProductKernel;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import dev.mizzen.kernels.graph.RankingKernel;
import dev.mizzen.kernels.late.LateBatch;
import dev.mizzen.kernels.late.LateExplain;
import dev.mizzen.kernels.late.LatePairs;
import dev.mizzen.kernels.late.LateTopK;
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
import dev.mizzen.kernels.scalar.ScalarBackend;
import dev.mizzen.kernels.scan.BinaryScanRuns;

/** The Vector API. */
public final class SimdBackend implements KernelBackend {
  /** The only one there is; it holds no state. */
  public SimdBackend() {}

  @Override
  public String id() {
    return "simd";
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public Availability probe() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return new Availability.Unusable(
          "no Vector API: start the JVM with --add-modules jdk.incubator.vector");
    }
    try {
      return new Availability.Usable(
          Lanes.SHAPE.vectorBitSize()
              + " bits, "
              + (Lanes.FMA ? "fused" : "separate")
              + " multiply-add");
    } catch (LinkageError | RuntimeException e) {
      return new Availability.Unusable("the Vector API does not start: " + reason(e));
    }
  }

  private static Throwable reason(Throwable e) {
    return e.getCause() == null ? e : e.getCause();
  }

  @Override
  public EdgeProductKernel edgeProduct(Workers workers) {
    return new SimdEdgeProduct(workers);
  }

  @Override
  public GraphConvolutionKernel graphConvolution(Workers workers) {
    return new SimdGraphConvolution(workers);
  }

  @Override
  public RankingKernel ranking(Workers workers) {
    return new SimdRanking(workers);
  }

  @Override
  public DenseKernel dense(Workers workers) {
    return new SimdDense(workers);
  }

  @Override
  public InfoNceKernel infoNce(Workers workers) {
    return new SimdInfoNce(workers);
  }

  @Override
  public KPositiveKernel kPositive(Workers workers) {
    return new SimdKPositive(workers);
  }

  @Override
  public MaxSimGradientKernel maxSimGradient(Workers workers) {
    return new SimdMaxSimGradient();
  }

  @Override
  public MaxSimKernel maxSim(Workers workers) {
    return new SimdMaxSim(workers);
  }

  @Override
  public MaxSimBatchKernel maxSimBatch(Workers workers) {
    return new LateBatch(workers, SimdLateScorer.OF_THREAD);
  }

  @Override
  public MaxSimPairsKernel maxSimPairs(Workers workers) {
    return new LatePairs(workers, SimdLateScorer.OF_THREAD);
  }

  @Override
  public MaxSimTopKKernel maxSimTopK(Workers workers) {
    return new LateTopK(workers, SimdLateScorer.OF_THREAD);
  }

  @Override
  public MaxSimExplainKernel maxSimExplain(Workers workers) {
    return new LateExplain(workers, SimdLateScorer.OF_THREAD);
  }

  @Override
  public DistanceTableKernel distanceTables(Workers workers) {
    return new SimdDistanceTables();
  }

  @Override
  public FastScanSumsKernel fastScanSums(Workers workers) {
    return new SimdFastScanSums();
  }

  @Override
  public FastScanKernel fastScan(Workers workers) {
    return new SimdFastScan(workers);
  }

  @Override
  public NearestCentroidKernel nearestCentroid(Workers workers) {
    return new SimdNearestCentroid(workers);
  }

  @Override
  public FastScanRescoreKernel fastScanRescore(Workers workers) {
    return new ScalarBackend().fastScanRescore(workers);
  }

  @Override
  public PqScanKernel pqScan(Workers workers) {
    return new ScalarBackend().pqScan(workers);
  }

  @Override
  public BinaryScanKernel binaryScan(Workers workers) {
    return new BinaryScanRuns(workers, new SimdBitCounts());
  }

  @Override
  public ScanRerankKernel scanRerank(Workers workers) {
    return new SimdScanRerank();
  }

  @Override
  public ScalarInt8Kernel scalarInt8(Workers workers) {
    return new SimdScalarInt8(new ScalarBackend().scalarInt8(workers), workers);
  }

  @Override
  public NearestInGroupKernel nearestInGroup(Workers workers) {
    return new SimdNearestInGroup(workers);
  }

  @Override
  public RotateKernel rotate(Workers workers) {
    return new SimdRotate(workers);
  }

  @Override
  public EncodeProductKernel encodeProduct(Workers workers) {
    return new SimdEncodeProduct(workers);
  }

  @Override
  public EncodeResidualKernel encodeResidual(Workers workers) {
    return new SimdEncodeResidual(workers);
  }
}
