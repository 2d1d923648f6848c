package dev.mizzen.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.mizzen.kernels.scan.BitCounts;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The definition of {@link BitCounts}, word by word. */
final class ScalarBitCounts implements BitCounts {
  private static final ValueLayout.OfLong WORD =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public int different(long[] query, int from, MemorySegment bits, long at, int words) {
    int count = 0;
    for (int w = 0; w < words; w++) {
      count += Long.bitCount(query[from + w] ^ bits.get(WORD, at + (long) w * Long.BYTES));
    }
    return count;
  }

  @Override
  public long product(long[] planes, int from, MemorySegment bits, long at, int words) {
    long sum = 0;
    for (int w = 0; w < words; w++) {
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
