package dev.mizzen.impl.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.util.ArrayList;
import java.util.List;

/** What a search needs, kept for the next one. Not safe for use by two searches at once. */
final class SearchSpace {
  private final Probes probes;
  private final QueryTables tables;
  private final BestKeys best = new BestKeys();
  private final List<ScanSpace> scans = new ArrayList<>();

  SearchSpace(KernelBackend backend, Workers workers) {
    this.probes = new Probes(backend, workers);
    this.tables = new QueryTables(backend, workers);
  }

  Probes probes() {
    return probes;
  }

  QueryTables tables() {
    return tables;
  }

  BestKeys best() {
    return best;
  }

  /** What thread {@code part} of a search needs. */
  ScanSpace scan(int part) {
    while (scans.size() <= part) {
      scans.add(new ScanSpace());
    }
    return scans.get(part);
  }

  /** The scores, the list and the sums of one thread. */
  static final class ScanSpace {
    private final DocumentScores scores = new DocumentScores();
    private final ListBuffer list = new ListBuffer();
    private short[] sums = new short[0];

    DocumentScores scores() {
      return scores;
    }

    ListBuffer list() {
      return list;
    }

    /** Room for whole blocks. */
    short[] sums(int tokens) {
      int blocks = (tokens + FastScanCodes.BLOCK - 1) / FastScanCodes.BLOCK;
      if (sums.length < blocks * FastScanCodes.BLOCK) {
        sums = new short[Math.max(blocks * FastScanCodes.BLOCK, sums.length / 2 * 3)];
      }
      return sums;
    }
  }
}
