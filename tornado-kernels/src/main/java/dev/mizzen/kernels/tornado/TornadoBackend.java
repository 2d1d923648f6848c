package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Availability;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
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

/**
 * A GPU, or another device with an OpenCL or CUDA driver, by TornadoVM.
 *
 * <p>The first accelerator that TornadoVM finds is used, else its default device. Every kernel is
 * one for the JVM: its callers wait for each other, as they would at the device, and share its
 * buffers, which grow by powers of two and are kept. {@link Workers} are not used.
 *
 * <p>A call copies its arguments to the device and its results back. TornadoVM allocates some
 * objects for each call. A kernel is compiled, in about a second, when it first runs and when its
 * buffers grow, but not when sizes change within them. An array on the device holds at most
 * 2<sup>30</sup> values; a call that needs a longer one is refused with an {@link
 * IllegalArgumentException}. Rotation, unit rows, int8 codes, the k-positive loss and both
 * distillations need a device with double precision.
 */
public final class TornadoBackend implements KernelBackend {
  private static final int RANK = 20;

  /** Between plain Java and the Vector API: OpenCL on this CPU is slower than the latter. */
  private static final int RANK_ON_CPU = 5;

  /** The only one there is; it holds no state. */
  public TornadoBackend() {}

  @Override
  public String id() {
    return "tornado";
  }

  /** 20, but 5 where the only device is the CPU that runs this JVM. */
  @Override
  public int rank() {
    DeviceKernels kernels = DeviceProbe.get().kernels();
    return kernels == null || kernels.isAccelerator() ? RANK : RANK_ON_CPU;
  }

  @Override
  public Availability probe() {
    return DeviceProbe.get().found();
  }

  @Override
  public MaxSimKernel maxSim(Workers workers) {
    return kernels().maxSim();
  }

  @Override
  public GraphConvolutionKernel graphConvolution(Workers workers) {
    return kernels().graphConvolution();
  }

  @Override
  public DistanceTableKernel distanceTables(Workers workers) {
    return kernels().distanceTables();
  }

  @Override
  public FastScanKernel fastScan(Workers workers) {
    return kernels().fastScan();
  }

  @Override
  public RankingKernel ranking(Workers workers) {
    return kernels().ranking();
  }

  @Override
  public InfoNceKernel infoNce(Workers workers) {
    return kernels().infoNce();
  }

  @Override
  public NearestCentroidKernel nearestCentroid(Workers workers) {
    return kernels().nearestCentroid();
  }

  @Override
  public MaxSimGradientKernel maxSimGradient(Workers workers) {
    return kernels().maxSimGradient();
  }

  @Override
  public UnitRowsKernel unitRows(Workers workers) {
    return kernels().unitRows();
  }

  @Override
  public RotateKernel rotate(Workers workers) {
    return kernels().rotate();
  }

  @Override
  public NearestInGroupKernel nearestInGroup(Workers workers) {
    return kernels().nearestInGroup();
  }

  @Override
  public EncodeProductKernel encodeProduct(Workers workers) {
    return kernels().encodeProduct();
  }

  @Override
  public EncodeResidualKernel encodeResidual(Workers workers) {
    return kernels().encodeResidual();
  }

  @Override
  public FastScanRescoreKernel fastScanRescore(Workers workers) {
    return kernels().fastScanRescore();
  }

  @Override
  public PqScanKernel pqScan(Workers workers) {
    return kernels().pqScan();
  }

  @Override
  public BinaryScanKernel binaryScan(Workers workers) {
    return kernels().binaryScan();
  }

  @Override
  public ScanRerankKernel scanRerank(Workers workers) {
    return kernels().scanRerank();
  }

  @Override
  public ScalarInt8Kernel scalarInt8(Workers workers) {
    return kernels().scalarInt8();
  }

  @Override
  public KPositiveKernel kPositive(Workers workers) {
    return kernels().kPositive();
  }

  @Override
  public MinMaxKlKernel minMaxKl(Workers workers) {
    return kernels().minMaxKl();
  }

  @Override
  public BradleyTerryKernel bradleyTerry(Workers workers) {
    return kernels().bradleyTerry();
  }

  @Override
  public DenseKernel dense(Workers workers) {
    return kernels().dense();
  }

  @Override
  public FastScanSumsKernel fastScanSums(Workers workers) {
    return kernels().fastScanSums();
  }

  @Override
  public MaxSimBatchKernel maxSimBatch(Workers workers) {
    return kernels().maxSimBatch();
  }

  @Override
  public MaxSimPairsKernel maxSimPairs(Workers workers) {
    return kernels().maxSimPairs();
  }

  @Override
  public MaxSimTopKKernel maxSimTopK(Workers workers) {
    return kernels().maxSimTopK();
  }

  @Override
  public MaxSimExplainKernel maxSimExplain(Workers workers) {
    return kernels().maxSimExplain();
  }

  private static DeviceKernels kernels() {
    DeviceProbe probe = DeviceProbe.get();
    if (probe.kernels() == null) {
      throw new IllegalStateException("no device: " + probe.found());
    }
    return probe.kernels();
  }
}
