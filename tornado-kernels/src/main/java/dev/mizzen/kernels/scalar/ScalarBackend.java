package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Availability;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import dev.mizzen.kernels.contrast.UnitRowsKernel;
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
import dev.mizzen.kernels.scan.BinaryScanRuns;

/** Plain Java. */
public final class ScalarBackend implements KernelBackend {
  /** The only one there is; it holds no state. */
  public ScalarBackend() {}

  @Override
  public String id() {
    return "scalar";
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Availability probe() {
    return new Availability.Usable("plain Java");
  }

  @Override
  public EdgeProductKernel edgeProduct(Workers workers) {
    return new ScalarEdgeProduct();
  }

  @Override
  public GraphConvolutionKernel graphConvolution(Workers workers) {
    return new ScalarGraphConvolution();
  }

  @Override
  public RankingKernel ranking(Workers workers) {
    return new ScalarRanking();
  }

  @Override
  public DenseKernel dense(Workers workers) {
    return new ScalarDense();
  }

  @Override
  public InfoNceKernel infoNce(Workers workers) {
    return new ScalarInfoNce();
  }

  @Override
  public UnitRowsKernel unitRows(Workers workers) {
    return new ScalarUnitRows();
  }

  @Override
  public KPositiveKernel kPositive(Workers workers) {
    return new ScalarKPositive();
  }

  @Override
  public MinMaxKlKernel minMaxKl(Workers workers) {
    return new ScalarMinMaxKl();
  }

  @Override
  public BradleyTerryKernel bradleyTerry(Workers workers) {
    return new ScalarBradleyTerry();
  }

  @Override
  public MaxSimGradientKernel maxSimGradient(Workers workers) {
    return new ScalarMaxSimGradient();
  }

  @Override
  public MaxSimKernel maxSim(Workers workers) {
    return new ScalarMaxSim();
  }

  @Override
  public MaxSimBatchKernel maxSimBatch(Workers workers) {
    return new LateBatch(workers, ScalarLateScorer.OF_THREAD);
  }

  @Override
  public MaxSimPairsKernel maxSimPairs(Workers workers) {
    return new LatePairs(workers, ScalarLateScorer.OF_THREAD);
  }

  @Override
  public MaxSimTopKKernel maxSimTopK(Workers workers) {
    return new LateTopK(workers, ScalarLateScorer.OF_THREAD);
  }

  @Override
  public MaxSimExplainKernel maxSimExplain(Workers workers) {
    return new LateExplain(workers, ScalarLateScorer.OF_THREAD);
  }

  @Override
  public DistanceTableKernel distanceTables(Workers workers) {
    return new ScalarDistanceTables();
  }

  @Override
  public FastScanSumsKernel fastScanSums(Workers workers) {
    return new ScalarFastScanSums();
  }

  @Override
  public FastScanKernel fastScan(Workers workers) {
    return new ScalarFastScan(workers);
  }

  @Override
  public NearestCentroidKernel nearestCentroid(Workers workers) {
    return new ScalarNearestCentroid();
  }

  @Override
  public FastScanRescoreKernel fastScanRescore(Workers workers) {
    return new ScalarFastScanRescore();
  }

  @Override
  public PqScanKernel pqScan(Workers workers) {
    return new ScalarPqScan(workers);
  }

  @Override
  public BinaryScanKernel binaryScan(Workers workers) {
    return new BinaryScanRuns(workers, new ScalarBitCounts());
  }

  @Override
  public ScanRerankKernel scanRerank(Workers workers) {
    return new ScalarScanRerank();
  }

  @Override
  public ScalarInt8Kernel scalarInt8(Workers workers) {
    return new ScalarScalarInt8(workers);
  }

  @Override
  public NearestInGroupKernel nearestInGroup(Workers workers) {
    return new ScalarNearestInGroup();
  }

  @Override
  public RotateKernel rotate(Workers workers) {
    return new ScalarRotate();
  }

  @Override
  public EncodeProductKernel encodeProduct(Workers workers) {
    return new ScalarEncodeProduct();
  }

  @Override
  public EncodeResidualKernel encodeResidual(Workers workers) {
    return new ScalarEncodeResidual();
  }
}
