package dev.mizzen.impl.index.lists;

import dev.mizzen.kernels.quantize.FastScanCodes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Codes token by token: two nibbles in a byte, the lower subspace in the lower bits. Blocks of
 * {@link FastScanCodes} are for scans; rows are for whatever moves tokens, and for the end of a
 * list, which would fill half of its last block on average.
 */
final class CodeRows {
  private static final int BLOCK = FastScanCodes.BLOCK;
  private static final int ROW = 16;

  /** Vectors whose codes lie in the lower halves of a block's bytes. */
  private static final int HALF = BLOCK / 2;

  private static final int NONE = -1;

  private CodeRows() {}

  /** The bytes of one token's row. */
  static int bytes(int subspaces) {
    return (subspaces + 1) / 2;
  }

  /**
   * Makes a row of codes that have a byte each.
   *
   * @param codes at {@code from}, one nibble in each of {@code subspaces} bytes
   */
  static void pair(byte[] codes, int from, int subspaces, byte[] rows, int to) {
    for (int j = 0; j < subspaces; j += 2) {
      int high = j + 1 < subspaces ? codes[from + j + 1] << 4 : 0;
      rows[to + j / 2] = (byte) (codes[from + j] | high);
    }
  }

  /** The reverse of {@link #pair}. */
  static void unpair(byte[] rows, int from, int subspaces, byte[] codes, int to) {
    for (int j = 0; j < subspaces; j++) {
      codes[to + j] = (byte) ((rows[from + (j >> 1)] >> ((j & 1) << 2)) & 15);
    }
  }

  /**
   * Packs rows into blocks that begin with a whole one, every byte of which is written.
   *
   * @param rows {@code [count × bytes(subspaces)]} from {@code rowsFrom}
   * @param blocks from {@code blocksFrom}, as many bytes as {@code count} vectors take
   */
  static void pack(
      byte[] rows, int rowsFrom, int count, int subspaces, byte[] blocks, int blocksFrom) {
    int blockBytes = FastScanCodes.blockBytes(subspaces);
    int rowBytes = bytes(subspaces);
    int to = blocksFrom;
    int end = blocksFrom + Math.toIntExact(FastScanCodes.bytes(subspaces, count));
    Arrays.fill(blocks, blocksFrom, end, (byte) 0);
    for (int block = 0; block < count; block += BLOCK, to += blockBytes) {
      for (int v = block; v < Math.min(count, block + HALF); v++) {
        int low = rowsFrom + v * rowBytes;
        int high = v + HALF < count ? low + HALF * rowBytes : NONE;
        packTwo(rows, low, high, subspaces, blocks, to + place(v));
      }
    }
  }

  /** Packs two vectors that share their bytes in a block, or one alone. */
  private static void packTwo(
      byte[] rows, int low, int high, int subspaces, byte[] blocks, int to) {
    int mask = high == NONE ? 0 : 0xF0;
    int second = high == NONE ? low : high;
    int at = to;
    int pairs = subspaces / 2;
    for (int i = 0; i < pairs; i++, at += 2 * ROW) {
      int a = rows[low + i];
      int b = rows[second + i];
      blocks[at] = (byte) ((a & 15) | ((b << 4) & mask));
      blocks[at + ROW] = (byte) (((a >> 4) & 15) | (b & mask));
    }
    if (subspaces % 2 != 0) {
      blocks[at] = (byte) ((rows[low + pairs] & 15) | ((rows[second + pairs] << 4) & mask));
    }
  }

  /** The reverse of {@link #pack}. */
  static void unpack(
      byte[] blocks, int blocksFrom, int count, int subspaces, byte[] rows, int rowsFrom) {
    int blockBytes = FastScanCodes.blockBytes(subspaces);
    int rowBytes = bytes(subspaces);
    for (int v = 0; v < count; v++) {
      int at = blocksFrom + v / BLOCK * blockBytes + place(v);
      int row = rowsFrom + v * rowBytes;
      int shift = shift(v);
      for (int j = 0; j < subspaces; j++, at += ROW) {
        int code = (blocks[at] >> shift) & 15;
        rows[row + (j >> 1)] = (byte) ((j & 1) == 0 ? code : rows[row + (j >> 1)] | code << 4);
      }
    }
  }

  /**
   * Reads the codes of one vector of a list: whole blocks from {@code from}, rows behind them.
   *
   * @param count how many vectors the list has
   */
  static void read(
      MemorySegment list, long from, int count, int subspaces, int vector, byte[] codes) {
    int whole = count / BLOCK * BLOCK;
    if (vector < whole) {
      long at =
          from + (long) (vector / BLOCK) * FastScanCodes.blockBytes(subspaces) + place(vector);
      int shift = shift(vector);
      for (int j = 0; j < subspaces; j++) {
        codes[j] = (byte) ((list.get(ValueLayout.JAVA_BYTE, at + (long) j * ROW) >> shift) & 15);
      }
      return;
    }
    long at =
        from + FastScanCodes.bytes(subspaces, whole) + (long) (vector - whole) * bytes(subspaces);
    for (int j = 0; j < subspaces; j++) {
      int pair = list.get(ValueLayout.JAVA_BYTE, at + (j >> 1));
      codes[j] = (byte) ((pair >> ((j & 1) << 2)) & 15);
    }
  }

  /** The byte of a vector in each of its block's rows. */
  private static int place(int v) {
    return 2 * (v & 7) + ((v >> 3) & 1);
  }

  private static int shift(int v) {
    return (v & 16) == 0 ? 0 : 4;
  }
}
