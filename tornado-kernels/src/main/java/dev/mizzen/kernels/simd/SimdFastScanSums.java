package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanSumsKernel;

/** {@link FastScanSumsKernel} by the blocks of the fast scan, whose sums are stored. */
final class SimdFastScanSums implements FastScanSumsKernel {
  @Override
  public void sums(
      byte[] tables, int table, int subspaces, byte[] blocks, int count, short[] sums) {
    int rowBytes = DistanceTableBytes.tableBytes(subspaces);
    FastScanBlocks.sums(blocks, tables, table, rowBytes, count, sums);
  }
}
