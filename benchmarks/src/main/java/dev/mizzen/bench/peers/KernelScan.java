package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.ScanData;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import dev.mizzen.kernels.quantize.DistanceTables;
import dev.mizzen.kernels.quantize.FastScan;
import java.util.Arrays;

/** Ours, through its doors: float tables, byte tables, scan. */
final class KernelScan implements ScanSearcher {
  private final ScanData data;
  private final Threads threads;
  private final DistanceTables distanceTables;
  private final FastScan scan;
  private final float[] query = new float[ScanData.DIMENSION];
  private final float[] tables = new float[ScanData.SUBSPACES * ScanData.CENTROIDS];
  private final DistanceTableBytes bytes = new DistanceTableBytes(1, ScanData.SUBSPACES);
  private final int[] sums = new int[ScanData.TOP];
  private final int[] ordinals = new int[ScanData.TOP];
  private final int[][] found = new int[ScanData.QUERIES][ScanData.TOP];
  private int next;

  KernelScan(KernelBackend backend, ScanData data, int threads) {
    this.data = data;
    this.threads = new Threads(threads);
    distanceTables = new DistanceTables(backend.distanceTables(this.threads.workers()));
    scan = new FastScan(backend.fastScan(this.threads.workers()));
    Arrays.stream(found).forEach(row -> Arrays.fill(row, -1));
  }

  @Override
  public void search() {
    System.arraycopy(data.queries(), next * query.length, query, 0, query.length);
    distanceTables.tables(
        DistanceTableMetric.SQUARED_EUCLIDEAN,
        query,
        data.codebooks(),
        ScanData.SUBSPACES,
        ScanData.CENTROIDS,
        tables);
    bytes.set(tables);
    scan.scan(bytes, data.codes(), null, ScanData.TOP, sums, ordinals);
    System.arraycopy(ordinals, 0, found[next], 0, ordinals.length);
    next = (next + 1) % found.length;
  }

  @Override
  public int[][] found() {
    return found;
  }

  @Override
  public void close() {
    threads.close();
  }
}
