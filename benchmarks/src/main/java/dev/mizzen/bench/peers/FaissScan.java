package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.ScanData;
import java.util.Arrays;
import java.util.Map;

/** FAISS's 4-bit fast scan with our codebooks, so with our codes, in a process of its own. */
final class FaissScan implements ScanSearcher {
  private final PeerProcess process;

  FaissScan(ScanData data, int threads) {
    Threads.requireOne("FAISS's search of one query", threads);
    process =
        PeerProcess.start(
            "faiss",
            "faiss-scan",
            threads,
            Map.of(
                "vectors", data.vectors(),
                "codebooks", data.codebooks(),
                "queries", data.queries()),
            data.count(),
            ScanData.DIMENSION,
            ScanData.SUBSPACES,
            ScanData.QUERIES,
            ScanData.TOP);
    System.err.println(process.about());
  }

  @Override
  public void search() {
    process.run();
  }

  @Override
  public int[][] found() {
    int[] all = process.ints(ScanData.QUERIES * ScanData.TOP);
    int[][] found = new int[ScanData.QUERIES][];
    Arrays.setAll(found, q -> Arrays.copyOfRange(all, q * ScanData.TOP, (q + 1) * ScanData.TOP));
    return found;
  }

  @Override
  public void close() {
    process.close();
  }
}
