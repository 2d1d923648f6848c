package dev.mizzen.kernels.quantize;

/**
 * The sum of look-ups for every code of a list: what an index of inverted lists needs, where all
 * codes of a short list count, and not the best of many. Codes lie in the blocks of {@link
 * FastScanCodes}. Arguments are already checked: {@link FastScanSums} is the door.
 *
 * <p>Cost O(count·m), about a quarter of an instruction for each look-up. Sums are whole numbers,
 * the same on every backend. Nothing is allocated. Safe for use by many threads.
 */
@FunctionalInterface
public interface FastScanSumsKernel {
  /**
   * Computes {@code sums[v] = Σⱼ tables[table + 16·j + code(v, j)]}.
   *
   * @param tables unsigned bytes; {@link DistanceTableBytes#tableBytes} of them from {@code table}
   *     on are the table: 16 for each subspace, and zeros that fill up the last four subspaces
   * @param subspaces m, 1 to 256
   * @param blocks the codes; {@link FastScanCodes#bytes} of them are read
   * @param count the number of codes
   * @param sums unsigned; written up to the end of the last block, behind {@code count} with what
   *     the blocks are filled up with
   */
  void sums(byte[] tables, int table, int subspaces, byte[] blocks, int count, short[] sums);
}
