package dev.mizzen.kernels.scan;

import java.lang.foreign.MemorySegment;

/** Counts of the bits of one stored code; words are little-endian. */
public interface BitCounts {
  /** How many bits of the query's words and of the words at {@code at} differ. */
  int different(long[] query, int from, MemorySegment bits, long at, int words);

  /** {@code Σ 2ᵖ · |plane p of the query and the words at {@code at}|} over four planes. */
  long product(long[] planes, int from, MemorySegment bits, long at, int words);
}
