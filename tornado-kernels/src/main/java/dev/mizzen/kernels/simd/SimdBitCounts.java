package dev.mizzen.kernels.simd;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.BIT_COUNT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import dev.mizzen.kernels.scan.BitCounts;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link BitCounts} with a word in each lane, and what is left over word by word. */
final class SimdBitCounts implements BitCounts {
  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, Lanes.SHAPE);
  private static final int STEP = LONGS.length();
  private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  @Override
  public int different(long[] query, int from, MemorySegment bits, long at, int words) {
    int limit = words / STEP * STEP;
    int w = 0;
    long count = 0;
    if (limit > 0) {
      LongVector counts = LongVector.zero(LONGS);
      for (; w < limit; w += STEP) {
        LongVector code =
            LongVector.fromMemorySegment(LONGS, bits, at + (long) w * Long.BYTES, LITTLE_ENDIAN);
        LongVector bitsOfQuery = LongVector.fromArray(LONGS, query, from + w);
        counts = counts.add(bitsOfQuery.lanewise(XOR, code).lanewise(BIT_COUNT));
      }
      count = counts.reduceLanes(ADD);
    }
    for (; w < words; w++) {
      count += Long.bitCount(query[from + w] ^ bits.get(WORD, at + (long) w * Long.BYTES));
    }
    return (int) count;
  }

  @Override
  public long product(long[] planes, int from, MemorySegment bits, long at, int words) {
    int limit = words / STEP * STEP;
    int w = 0;
    long sum = 0;
    if (limit > 0) {
      LongVector a = LongVector.zero(LONGS);
      LongVector b = a;
      LongVector c = a;
      LongVector d = a;
      for (; w < limit; w += STEP) {
        LongVector code =
            LongVector.fromMemorySegment(LONGS, bits, at + (long) w * Long.BYTES, LITTLE_ENDIAN);
        int i = from + w;
        LongVector plane = LongVector.fromArray(LONGS, planes, i);
        a = a.add(plane.and(code).lanewise(BIT_COUNT));
        plane = LongVector.fromArray(LONGS, planes, i + words);
        b = b.add(plane.and(code).lanewise(BIT_COUNT));
        plane = LongVector.fromArray(LONGS, planes, i + 2 * words);
        c = c.add(plane.and(code).lanewise(BIT_COUNT));
        plane = LongVector.fromArray(LONGS, planes, i + 3 * words);
        d = d.add(plane.and(code).lanewise(BIT_COUNT));
      }
      LongVector high = c.add(d.lanewise(LSHL, 1)).lanewise(LSHL, 2);
      sum = a.add(b.lanewise(LSHL, 1)).add(high).reduceLanes(ADD);
    }
    for (; w < words; w++) {
      long word = bits.get(WORD, at + (long) w * Long.BYTES);
      int i = from + w;
      sum += Long.bitCount(planes[i] & word);
      sum += 2L * Long.bitCount(planes[i + words] & word);
      sum += 4L * Long.bitCount(planes[i + 2 * words] & word);
      sum += 8L * Long.bitCount(planes[i + 3 * words] & word);
    }
    return sum;
  }
}
