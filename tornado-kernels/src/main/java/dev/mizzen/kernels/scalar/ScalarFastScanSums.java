package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanSumsKernel;
import java.util.Arrays;

/** The definition of {@link FastScanSumsKernel}: row by row of each block. */
final class ScalarFastScanSums implements FastScanSumsKernel {
  private static final int ROW = DistanceTableBytes.CENTROIDS;

  @Override
  public void sums(
      byte[] tables, int table, int subspaces, byte[] blocks, int count, short[] sums) {
    int blockBytes = FastScanCodes.blockBytes(subspaces);
    for (int v = 0; v < count; v += FastScanCodes.BLOCK) {
      Arrays.fill(sums, v, v + FastScanCodes.BLOCK, (short) 0);
      int block = v / FastScanCodes.BLOCK * blockBytes;
      for (int j = 0; j < subspaces; j++) {
        row(tables, table + j * ROW, blocks, block + j * ROW, sums, v);
      }
    }
  }

  private static void row(byte[] tables, int table, byte[] blocks, int row, short[] sums, int v) {
    for (int s = 0; s < ROW / 2; s++) {
      int even = blocks[row + 2 * s];
      int odd = blocks[row + 2 * s + 1];
      sums[v + s] += (short) (tables[table + (even & 15)] & 0xFF);
      sums[v + 8 + s] += (short) (tables[table + (odd & 15)] & 0xFF);
      sums[v + 16 + s] += (short) (tables[table + (even >> 4 & 15)] & 0xFF);
      sums[v + 24 + s] += (short) (tables[table + (odd >> 4 & 15)] & 0xFF);
    }
  }
}
