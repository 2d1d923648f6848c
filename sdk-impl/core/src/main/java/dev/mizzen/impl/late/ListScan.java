package dev.mizzen.impl.late;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.io.IOException;

/** One thread's way through the lists of a segment. */
final class ListScan {
  private final TokenLists lists;
  private final Probes probes;
  private final QueryTables tables;
  private final SearchSpace.ScanSpace space;
  private final int subspaces;

  ListScan(TokenLists lists, SearchSpace search, SearchSpace.ScanSpace space, int subspaces) {
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
    sum(token * DistanceTableBytes.tableBytes(subspaces), list, sums);
    int base = tables.base(token, centroidScore);
    space.scores().add(list.documents(), sums, list.length(), base, tables.offset(token));
  }

  private void sum(int table, ListBuffer list, short[] sums) {
    byte[] bytes = tables.bytes();
    byte[] codes = list.codes();
    int blockBytes = FastScanCodes.blockBytes(subspaces);
    for (int t = 0; t < list.length(); t++) {
      int from = t / FastScanCodes.BLOCK * blockBytes + 2 * (t & 7) + (t >> 3 & 1);
      int shift = (t & 16) == 0 ? 0 : 4;
      int sum = 0;
      for (int j = 0; j < subspaces; j++) {
        int code = codes[from + j * 16] >> shift & 15;
        sum += Byte.toUnsignedInt(bytes[table + j * 16 + code]);
      }
      sums[t] = (short) sum;
    }
  }
}
