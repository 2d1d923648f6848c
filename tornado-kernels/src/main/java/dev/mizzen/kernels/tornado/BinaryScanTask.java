package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** Counts of bits, as plain parallel loops over queries and vectors. */
final class BinaryScanTask {
  /** Places in {@code sizes}. */
  static final int QUERIES = 0;

  static final int VECTORS = 1;
  static final int WORDS = 2;

  /** Values in {@code sizes}. */
  static final int SIZES = 3;

  private BinaryScanTask() {}

  /**
   * How many bits differ.
   *
   * @param queries {@code [queries × words]}
   * @param bits {@code [vectors × words]}
   * @param counts {@code [queries × vectors]}
   */
  static void differentBits(IntArray sizes, LongArray queries, LongArray bits, IntArray counts) {
    for (@Parallel int at = 0; at < counts.getSize(); at++) {
      int vectors = sizes.get(VECTORS);
      if (at < sizes.get(QUERIES) * vectors) {
        int words = sizes.get(WORDS);
        int query = at / vectors;
        int code = (at - query * vectors) * words;
        int count = 0;
        for (int w = 0; w < words; w++) {
          count += Long.bitCount(queries.get(query * words + w) ^ bits.get(code + w));
        }
        counts.set(at, count);
      }
    }
  }

  /**
   * Inner products of the queries' values of four bits and the vectors' bits.
   *
   * @param queries {@code [queries × 4 × words]}, the planes of their bits, the lowest first
   */
  static void planeProducts(IntArray sizes, LongArray queries, LongArray bits, IntArray counts) {
    for (@Parallel int at = 0; at < counts.getSize(); at++) {
      int vectors = sizes.get(VECTORS);
      if (at < sizes.get(QUERIES) * vectors) {
        int words = sizes.get(WORDS);
        int query = at / vectors;
        int code = (at - query * vectors) * words;
        int plane = query * 4 * words;
        int count = 0;
        for (int w = 0; w < words; w++) {
          long word = bits.get(code + w);
          count += Long.bitCount(queries.get(plane + w) & word);
          count += 2 * Long.bitCount(queries.get(plane + words + w) & word);
          count += 4 * Long.bitCount(queries.get(plane + 2 * words + w) & word);
          count += 8 * Long.bitCount(queries.get(plane + 3 * words + w) & word);
        }
        counts.set(at, count);
      }
    }
  }
}
