package dev.mizzen.impl.late;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanSums;
import java.io.IOException;

/** One thread's way through the lists of a segment. */
final class ListScan {
  private final FastScanSums kernel;
  private final TokenLists lists;
  private final Probes probes;
  private final QueryTables tables;
  private final SearchSpace.ScanSpace space;
  private final int subspaces;

  ListScan(
      FastScanSums kernel,
      TokenLists lists,
      SearchSpace search,
      SearchSpace.ScanSpace space,
      int subspaces) {
    this.kernel = kernel;
    this.lists = lists;
    this.probes = search.probes();
    this.tables = search.tables();
    this.space = space;
    this.subspaces = subspaces;
  }

  /** Scores what a query token meets. */
  void token(int token) throws IOException {
    for (int rank = 0; rank < probes.probes(); rank++) {
      int list = probes.list(token, rank);
      if (list >= 0 && list < lists.count() && lists.length(list) > 0) {
        lists.read(list, space.list());
        score(token, probes.score(token, rank));
      }
    }
  }

  private void score(int token, float centroidScore) {
    ListBuffer list = space.list();
    short[] sums = space.sums(list.length());
    int table = token * DistanceTableBytes.tableBytes(subspaces);
    kernel.sums(tables.bytes(), table, subspaces, list.codes(), list.length(), sums);
    int base = tables.base(token, centroidScore);
    space.scores().add(list.documents(), sums, list.length(), base, tables.offset(token));
  }
}
