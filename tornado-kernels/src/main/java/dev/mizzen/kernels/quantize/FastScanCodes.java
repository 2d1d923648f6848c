package dev.mizzen.kernels.quantize;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Codes of 4 bits in blocks of 32 vectors, interleaved for a scan with the tables in registers
 * (André, Kermarrec and Le Scouarnec, Cache Locality is not Enough, VLDB 2015). A view on any
 * memory: heap, native or mapped.
 *
 * <p>A block has a row of 16 bytes for each subspace, and rows come in fours (padding rows are 0).
 * In the row of subspace j, with {@code s = 0 .. 7}, byte {@code 2s} has the code of vector {@code
 * s} in its low four bits and that of vector {@code 16 + s} in its high ones; byte {@code 2s + 1}
 * those of {@code 8 + s} and {@code 24 + s}. So even and odd bytes sum up in the order of the
 * vectors. The last block is filled with zeros. For m = 32 a vector takes 16 bytes.
 */
public final class FastScanCodes {
  /** Vectors in a block. */
  public static final int BLOCK = 32;

  private static final int ROW = 16;

  private final MemorySegment blocks;
  private final int subspaces;
  private final int count;
  private final byte @Nullable [] array;

  /**
   * A view of packed codes.
   *
   * @param blocks exactly {@link #bytes} bytes
   * @param subspaces m, 1 to 256
   * @param count the number of vectors
   * @throws IllegalArgumentException if {@code blocks} has another size than the codes need
   */
  public FastScanCodes(MemorySegment blocks, int subspaces, int count) {
    long expected = bytes(subspaces, count);
    if (blocks.byteSize() != expected) {
      throw new IllegalArgumentException(
          count
              + " vectors with "
              + subspaces
              + " subspaces need "
              + expected
              + " bytes of blocks, got "
              + blocks.byteSize());
    }
    this.blocks = blocks;
    this.subspaces = subspaces;
    this.count = count;
    array = blocks.heapBase().orElse(null) instanceof byte[] bytes ? bytes : null;
  }

  /** The packed codes. */
  public MemorySegment blocks() {
    return blocks;
  }

  /** The number of subspaces, padding not counted. */
  public int subspaces() {
    return subspaces;
  }

  /** The number of vectors. */
  public int count() {
    return count;
  }

  /** The array behind the blocks, if there is one of bytes; they begin at their address in it. */
  public byte @Nullable [] array() {
    return array;
  }

  /**
   * The bytes that codes take: whole blocks.
   *
   * @throws IllegalArgumentException if {@code subspaces} is not 1 to 256, or {@code count}
   *     negative
   */
  public static long bytes(int subspaces, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative, got " + count);
    }
    return ((long) count + BLOCK - 1) / BLOCK * blockBytes(subspaces);
  }

  /** The bytes of one block. */
  public static int blockBytes(int subspaces) {
    DistanceTableBytes.checkSubspaces(subspaces);
    return (subspaces + 3) / 4 * 4 * ROW;
  }

  /**
   * Packs codes into an array of their own.
   *
   * @param codes {@code [rows × subspaces]}, row-major, each 0 to 15
   * @throws IllegalArgumentException if {@code codes} are not whole rows, or one is not 0 to 15
   */
  public static FastScanCodes pack(byte[] codes, int subspaces) {
    DistanceTableBytes.checkSubspaces(subspaces);
    int count = ScanChecks.queries(codes.length, subspaces);
    MemorySegment blocks =
        MemorySegment.ofArray(new byte[Math.toIntExact(bytes(subspaces, count))]);
    pack(codes, subspaces, blocks);
    return new FastScanCodes(blocks, subspaces, count);
  }

  /**
   * Packs codes into memory of the caller, every byte of which is written. Cost O(rows·m).
   *
   * @param codes {@code [rows × subspaces]}, row-major, each 0 to 15
   * @param blocks exactly {@link #bytes} bytes
   * @throws IllegalArgumentException if a size does not fit, or a code is not 0 to 15
   */
  public static void pack(byte[] codes, int subspaces, MemorySegment blocks) {
    DistanceTableBytes.checkSubspaces(subspaces);
    FastScanCodes view =
        new FastScanCodes(blocks, subspaces, ScanChecks.queries(codes.length, subspaces));
    blocks.fill((byte) 0);
    for (int v = 0; v < view.count; v++) {
      for (int j = 0; j < subspaces; j++) {
        view.put(v, j, codes[v * subspaces + j]);
      }
    }
  }

  private void put(int v, int j, byte code) {
    if (code < 0 || code >= DistanceTableBytes.CENTROIDS) {
      throw new IllegalArgumentException(
          "code " + code + " of vector " + v + " in subspace " + j + " is not 0 to 15");
    }
    long at = at(v, j);
    blocks.set(JAVA_BYTE, at, (byte) (blocks.get(JAVA_BYTE, at) | code << shift(v)));
  }

  /** The code of vector {@code v} in subspace {@code j}: 0 to 15. */
  public int code(int v, int j) {
    return blocks.get(JAVA_BYTE, at(v, j)) >> shift(v) & 15;
  }

  private long at(int v, int j) {
    long row = (long) (v / BLOCK) * blockBytes(subspaces) + (long) j * ROW;
    int odd = v >> 3 & 1;
    return row + 2L * (v & 7) + odd;
  }

  private static int shift(int v) {
    return (v & 16) == 0 ? 0 : 4;
  }
}
