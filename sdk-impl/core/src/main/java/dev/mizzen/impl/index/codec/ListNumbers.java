package dev.mizzen.impl.index.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Numbers of lists end to end, each in as many bits as the largest takes, low bits first. */
final class ListNumbers {
  private ListNumbers() {}

  /** The bits of the largest number; none if all are 0. */
  static int bits(int[] numbers, int from, int count) {
    int all = 0;
    for (int i = from; i < from + count; i++) {
      all |= numbers[i];
    }
    return Integer.SIZE - Integer.numberOfLeadingZeros(all);
  }

  /** The bytes of {@code count} numbers. */
  static long bytes(int bits, long count) {
    return (bits * count + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** Writes numbers to bytes that are 0. */
  static void put(int[] numbers, int from, int count, int bits, byte[] to, int at) {
    long bit = (long) at * Byte.SIZE;
    for (int i = from; i < from + count; i++) {
      for (int done = 0; done < bits; ) {
        int shift = (int) (bit & 7);
        int part = Math.min(Byte.SIZE - shift, bits - done);
        to[(int) (bit >> 3)] |= (byte) (((numbers[i] >>> done) & ((1 << part) - 1)) << shift);
        done += part;
        bit += part;
      }
    }
  }

  /** Reads {@code count} numbers. */
  static int[] get(MemorySegment bytes, int bits, int count) {
    int[] numbers = new int[count];
    long bit = 0;
    for (int i = 0; i < count; i++) {
      for (int done = 0; done < bits; ) {
        int shift = (int) (bit & 7);
        int part = Math.min(Byte.SIZE - shift, bits - done);
        int value = (bytes.get(ValueLayout.JAVA_BYTE, bit >> 3) >>> shift) & ((1 << part) - 1);
        numbers[i] |= value << done;
        done += part;
        bit += part;
      }
    }
    return numbers;
  }
}
