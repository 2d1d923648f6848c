package dev.mizzen.impl.late;

import dev.mizzen.kernels.quantize.FastScanCodes;

/** Codes of single tokens in the blocks of {@link FastScanCodes}. */
public final class CodeBlocks {
  private static final int ROW = 16;

  private CodeBlocks() {}

  /**
   * Writes a token's codes, where there are zeros.
   *
   * @param blocks the blocks of a list
   * @param token the token's place in the list
   * @param codes m codes of 0 to 15 from {@code at} on, one in a byte
   */
  public static void put(byte[] blocks, int subspaces, int token, byte[] codes, int at) {
    int to = first(subspaces, token);
    int shift = shift(token);
    for (int j = 0; j < subspaces; j++) {
      blocks[to + j * ROW] |= (byte) (codes[at + j] << shift);
    }
  }

  /** Reads a token's codes, one in a byte, to {@code codes} from {@code at} on. */
  public static void get(byte[] blocks, int subspaces, int token, byte[] codes, int at) {
    int from = first(subspaces, token);
    int shift = shift(token);
    for (int j = 0; j < subspaces; j++) {
      codes[at + j] = (byte) (blocks[from + j * ROW] >> shift & 15);
    }
  }

  private static int first(int subspaces, int token) {
    int block = token / FastScanCodes.BLOCK * FastScanCodes.blockBytes(subspaces);
    return block + 2 * (token & 7) + (token >> 3 & 1);
  }

  private static int shift(int token) {
    return (token & 16) == 0 ? 0 : 4;
  }
}
