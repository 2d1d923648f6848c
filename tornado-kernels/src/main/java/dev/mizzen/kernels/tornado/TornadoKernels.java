package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import dev.mizzen.kernels.contrast.UnitRowsKernel;
import dev.mizzen.kernels.dense.DenseKernel;
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
import dev.mizzen.kernels.tornado.DeviceProbe.NoDeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/** The kernels of the device that TornadoVM offers; made by reflection, once in a JVM. */
final class TornadoKernels implements DeviceKernels {
  private static final String BAILOUT = "tornado.recover.bailout";

  private final Device device;
  private final String detail;
  private final MaxSimKernel maxSim;
  private final GraphConvolutionKernel graphConvolution;
  private final DistanceTableKernel distanceTables;
  private final FastScanKernel fastScan;
  private final RankingKernel ranking;
  private final InfoNceKernel infoNce;
  private final NearestCentroidKernel nearestCentroid;
  private final BradleyTerryKernel bradleyTerry;
  private final MinMaxKlKernel minMaxKl;
  private final KPositiveKernel kPositive;
  private final ScalarInt8Kernel scalarInt8;
  private final ScanRerankKernel scanRerank;
  private final BinaryScanKernel binaryScan;
  private final PqScanKernel pqScan;
  private final FastScanRescoreKernel fastScanRescore;
  private final EncodeResidualKernel encodeResidual;
  private final EncodeProductKernel encodeProduct;
  private final NearestInGroupKernel nearestInGroup;
  private final RotateKernel rotate;
  private final UnitRowsKernel unitRows;
  private final MaxSimGradientKernel maxSimGradient;
  private final DenseKernel dense;
  private final FastScanSumsKernel fastScanSums;
  private final MaxSimBatchKernel maxSimBatch;
  private final MaxSimPairsKernel maxSimPairs;
  private final MaxSimTopKKernel maxSimTopK;
  private final MaxSimExplainKernel maxSimExplain;

  /**
   * Starts TornadoVM and takes a device.
   *
   * @throws NoDeviceException if there is none, or TornadoVM would hide failures
   */
  TornadoKernels() {
    TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
    if (!"false".equalsIgnoreCase(TornadoRuntimeProvider.getProperty(BAILOUT, "true"))) {
      throw new NoDeviceException(
          "TornadoVM would run a kernel that fails as plain Java without a word: start the JVM"
              + " with -D"
              + BAILOUT
              + "=False");
    }
    device = new Device(choose(runtime));
    detail = describe(device.target());
    MaxSimPlans plans = new MaxSimPlans(device, isAccelerator());
    maxSim = new TornadoMaxSim(device, plans);
    graphConvolution = new TornadoGraphConvolution(device);
    distanceTables = new TornadoDistanceTables(device);
    fastScan = new TornadoFastScan(device);
    ranking = new TornadoRanking(device);
    infoNce = new TornadoInfoNce(device);
    nearestCentroid = new TornadoNearestCentroid(device);
    bradleyTerry = new TornadoBradleyTerry(device);
    minMaxKl = new TornadoMinMaxKl(device);
    kPositive = new TornadoKPositive(device);
    scalarInt8 = new TornadoScalarInt8(device);
    scanRerank = new TornadoScanRerank(device);
    binaryScan = new TornadoBinaryScan(device);
    pqScan = new TornadoPqScan(device);
    fastScanRescore = new TornadoFastScanRescore(device);
    encodeResidual = new TornadoEncodeResidual(device);
    encodeProduct = new TornadoEncodeProduct(device);
    nearestInGroup = new TornadoNearestInGroup(device);
    rotate = new TornadoRotate(device);
    unitRows = new TornadoUnitRows(device);
    maxSimGradient = new TornadoMaxSimGradient(device);
    dense = new TornadoDense(device);
    fastScanSums = new TornadoFastScanSums(device);
    ThreadLocal<TornadoLateScorer> scorers = scorers(plans);
    maxSimBatch = new LateBatch(Workers.caller(), scorers);
    maxSimPairs = new LatePairs(Workers.caller(), scorers);
    maxSimTopK = new LateTopK(Workers.caller(), scorers);
    maxSimExplain = new LateExplain(Workers.caller(), scorers);
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public boolean isAccelerator() {
    return device.target().getDeviceType() != TornadoDeviceType.CPU;
  }

  /** Late interaction in tiles, or not, whatever pays on the device. */
  TornadoMaxSim maxSim(boolean tiled) {
    return new TornadoMaxSim(device, new MaxSimPlans(device, tiled));
  }

  /** For the forms of late interaction, in tiles or not. */
  ThreadLocal<TornadoLateScorer> scorers(boolean tiled) {
    return scorers(new MaxSimPlans(device, tiled));
  }

  private ThreadLocal<TornadoLateScorer> scorers(MaxSimPlans plans) {
    return ThreadLocal.withInitial(() -> new TornadoLateScorer(device, plans));
  }

  @Override
  public MaxSimKernel maxSim() {
    return maxSim;
  }

  @Override
  public GraphConvolutionKernel graphConvolution() {
    return graphConvolution;
  }

  @Override
  public DistanceTableKernel distanceTables() {
    return distanceTables;
  }

  @Override
  public FastScanKernel fastScan() {
    return fastScan;
  }

  @Override
  public RankingKernel ranking() {
    return ranking;
  }

  @Override
  public InfoNceKernel infoNce() {
    return infoNce;
  }

  @Override
  public NearestCentroidKernel nearestCentroid() {
    return nearestCentroid;
  }

  @Override
  public MaxSimGradientKernel maxSimGradient() {
    return maxSimGradient;
  }

  @Override
  public UnitRowsKernel unitRows() {
    return unitRows;
  }

  @Override
  public RotateKernel rotate() {
    return rotate;
  }

  @Override
  public NearestInGroupKernel nearestInGroup() {
    return nearestInGroup;
  }

  @Override
  public EncodeProductKernel encodeProduct() {
    return encodeProduct;
  }

  @Override
  public EncodeResidualKernel encodeResidual() {
    return encodeResidual;
  }

  @Override
  public FastScanRescoreKernel fastScanRescore() {
    return fastScanRescore;
  }

  @Override
  public PqScanKernel pqScan() {
    return pqScan;
  }

  @Override
  public BinaryScanKernel binaryScan() {
    return binaryScan;
  }

  @Override
  public ScanRerankKernel scanRerank() {
    return scanRerank;
  }

  @Override
  public ScalarInt8Kernel scalarInt8() {
    return scalarInt8;
  }

  @Override
  public KPositiveKernel kPositive() {
    return kPositive;
  }

  @Override
  public MinMaxKlKernel minMaxKl() {
    return minMaxKl;
  }

  @Override
  public BradleyTerryKernel bradleyTerry() {
    return bradleyTerry;
  }

  @Override
  public DenseKernel dense() {
    return dense;
  }

  @Override
  public FastScanSumsKernel fastScanSums() {
    return fastScanSums;
  }

  @Override
  public MaxSimBatchKernel maxSimBatch() {
    return maxSimBatch;
  }

  @Override
  public MaxSimPairsKernel maxSimPairs() {
    return maxSimPairs;
  }

  @Override
  public MaxSimTopKKernel maxSimTopK() {
    return maxSimTopK;
  }

  @Override
  public MaxSimExplainKernel maxSimExplain() {
    return maxSimExplain;
  }

  private static TornadoDevice choose(TornadoRuntime runtime) {
    List<TornadoDevice> devices = new ArrayList<>();
    for (int i = 0; i < runtime.getNumBackends(); i++) {
      TornadoBackend backend = runtime.getBackend(i);
      for (int j = 0; j < backend.getNumDevices(); j++) {
        devices.add(backend.getDevice(j));
      }
    }
    if (devices.isEmpty()) {
      throw new NoDeviceException("TornadoVM finds no device: install an OpenCL or CUDA driver");
    }
    return devices.stream()
        .filter(each -> each.getDeviceType() == TornadoDeviceType.GPU)
        .findFirst()
        .orElse(devices.getFirst());
  }

  private static String describe(TornadoDevice device) {
    return String.format(
        Locale.ROOT,
        "%s, %s, %s, %.1f GiB",
        device.getPhysicalDevice().getDeviceName(),
        device.getPlatformName(),
        device.getTornadoVMBackend(),
        device.getMaxGlobalMemory() / (double) (1 << 30));
  }
}
