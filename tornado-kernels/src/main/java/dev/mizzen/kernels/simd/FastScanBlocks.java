package dev.mizzen.kernels.simd;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.ULT;
import static jdk.incubator.vector.VectorOperators.UMIN;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Sums of blocks of 32 codes with the tables of one, two or four subspaces in a register, so that a
 * look-up of 16, 32 or 64 codes is one instruction. Sums of 16 bits are compared where they are
 * made, and none leaves the registers; or all are stored.
 */
final class FastScanBlocks {
  /** No block has a sum below the limit. */
  static final long NONE = -1;

  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, FastScanLanes.SHAPE);
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, FastScanLanes.SHAPE);
  private static final int WIDTH = BYTES.length();
  private static final int BITS = SHORTS.length();

  // Loaded, not broadcast: C2 would repeat the broadcast of a constant at each use.
  private static final ByteVector CODE = repeated((byte) 15, (byte) 15);
  private static final IntVector ODD_SUM = repeated((byte) -1, (byte) 0).reinterpretAsInts();

  /** Where the table of each 128-bit lane begins in its register. */
  private static final ByteVector LANE = laneStarts();

  private static final int HALF_WIDTH = Math.max(BITS / 2, 8);
  private static final VectorShuffle<Short> SWAP_HALVES =
      VectorShuffle.fromOp(SHORTS, i -> (i + HALF_WIDTH) % BITS);
  private static final VectorMask<Short> SECOND_HALF =
      VectorMask.fromLong(SHORTS, BITS == 8 ? 0 : -1L << HALF_WIDTH);
  private static final VectorShuffle<Short> SWAP_LANES =
      VectorShuffle.fromOp(SHORTS, i -> (i ^ 8) % BITS);
  private static final VectorMask<Short> ODD_LANES =
      VectorMask.fromLong(SHORTS, BITS == 8 ? 0 : 0xFF00FF00L);

  private FastScanBlocks() {}

  /** The first vector of the block of a hit; its lower 32 bits say which sums are below. */
  static int vector(long hit) {
    return (int) (hit >> 32);
  }

  /**
   * The first block that has a sum below {@code limit}.
   *
   * @param table where the query's table begins in {@code tables}
   * @param rowBytes the bytes of a table, and of a block
   * @param from the block's first vector
   * @param limit 0 to 0xFFFF
   * @param allowed skips blocks without a set bit
   */
  static long below(
      FastScanCodes scanned,
      byte[] tables,
      int table,
      int rowBytes,
      int from,
      int to,
      int limit,
      long @Nullable [] allowed) {
    // Arrays are read as such: C2 makes slow code of a loop that met segments of both kinds.
    MemorySegment blocks = scanned.blocks();
    byte[] array = scanned.array();
    long arrayFrom = array == null ? 0 : blocks.address();
    return scan(array, arrayFrom, blocks, tables, table, rowBytes, from, to, limit, allowed, null);
  }

  /** Writes the sums of all blocks, in the order of their vectors. */
  static void sums(byte[] blocks, byte[] tables, int table, int rowBytes, int count, short[] sums) {
    scan(blocks, 0, MemorySegment.NULL, tables, table, rowBytes, 0, count, 0, null, sums);
  }

  /**
   * All in one method: vectors that go from one to another are boxed where C2 stops inlining. As
   * shorts, a and c also count the odd bytes, 256-fold, which is taken off after the loop; the odd
   * bytes are found by ints, since shifts of shorts load their count anew each time. In the end
   * pairs of lanes are summed, of one vector where the mask is not set, of another where it is,
   * until each lane is the sum of one code.
   */
  private static long scan(
      byte @Nullable [] array,
      long arrayFrom,
      MemorySegment blocks,
      byte[] tables,
      int table,
      int rowBytes,
      int from,
      int to,
      int limit,
      long @Nullable [] allowed,
      short @Nullable [] sums) {
    ShortVector limits = ShortVector.broadcast(SHORTS, (short) limit);
    for (int v = from; v < to; v += FastScanCodes.BLOCK) {
      if (allowed != null && (int) (allowed[v >> 6] >>> (v & 32)) == 0) {
        continue;
      }
      long block = (long) (v / FastScanCodes.BLOCK) * rowBytes;
      ShortVector a = ShortVector.zero(SHORTS);
      ShortVector b = a;
      ShortVector c = a;
      ShortVector d = a;
      for (int row = 0; row < rowBytes; row += WIDTH) {
        ByteVector entries = ByteVector.fromArray(BYTES, tables, table + row);
        ByteVector codes =
            array != null
                ? ByteVector.fromArray(BYTES, array, (int) (arrayFrom + block + row))
                : ByteVector.fromMemorySegment(BYTES, blocks, block + row, LITTLE_ENDIAN);
        ByteVector low = codes.and(CODE).or(LANE).selectFrom(entries);
        IntVector shifted = codes.reinterpretAsInts().lanewise(LSHR, 4);
        ByteVector high = shifted.reinterpretAsBytes().and(CODE).or(LANE).selectFrom(entries);
        IntVector lowOdd = low.reinterpretAsInts().lanewise(LSHR, 8).and(ODD_SUM);
        IntVector highOdd = high.reinterpretAsInts().lanewise(LSHR, 8).and(ODD_SUM);
        a = a.add(low.reinterpretAsShorts());
        b = b.add(lowOdd.reinterpretAsShorts());
        c = c.add(high.reinterpretAsShorts());
        d = d.add(highOdd.reinterpretAsShorts());
      }
      a = a.sub(b.lanewise(LSHL, 8));
      c = c.sub(d.lanewise(LSHL, 8));
      long bits = 0;
      if (BITS == 32) {
        a = a.blend(c, SECOND_HALF).add(c.blend(a, SECOND_HALF).rearrange(SWAP_HALVES));
        b = b.blend(d, SECOND_HALF).add(d.blend(b, SECOND_HALF).rearrange(SWAP_HALVES));
        a = a.blend(b, ODD_LANES).add(b.blend(a, ODD_LANES).rearrange(SWAP_LANES));
        if (sums != null) {
          a.intoArray(sums, v);
        } else {
          bits = a.compare(ULT, limits).toLong();
        }
      } else if (BITS == 16) {
        a = a.blend(b, ODD_LANES).add(b.blend(a, ODD_LANES).rearrange(SWAP_LANES));
        c = c.blend(d, ODD_LANES).add(d.blend(c, ODD_LANES).rearrange(SWAP_LANES));
        if (sums != null) {
          a.intoArray(sums, v);
          c.intoArray(sums, v + 16);
        } else {
          bits = a.compare(ULT, limits).toLong() | c.compare(ULT, limits).toLong() << 16;
        }
      } else if (sums != null) {
        a.intoArray(sums, v);
        b.intoArray(sums, v + 8);
        c.intoArray(sums, v + 16);
        d.intoArray(sums, v + 24);
      } else {
        ShortVector least = a.lanewise(UMIN, b).lanewise(UMIN, c.lanewise(UMIN, d));
        if (least.compare(ULT, limits).anyTrue()) {
          bits = a.compare(ULT, limits).toLong();
          bits |= b.compare(ULT, limits).toLong() << 8;
          bits |= c.compare(ULT, limits).toLong() << 16;
          bits |= d.compare(ULT, limits).toLong() << 24;
        }
      }
      if (bits != 0) {
        return (long) v << 32 | bits;
      }
    }
    return NONE;
  }

  private static ByteVector repeated(byte even, byte odd) {
    byte[] bytes = new byte[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      bytes[i] = i % 2 == 0 ? even : odd;
    }
    return ByteVector.fromArray(BYTES, bytes, 0);
  }

  private static ByteVector laneStarts() {
    byte[] bytes = new byte[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      bytes[i] = (byte) (i / DistanceTableBytes.CENTROIDS * DistanceTableBytes.CENTROIDS);
    }
    return ByteVector.fromArray(BYTES, bytes, 0);
  }
}
