package dev.mizzen.kernels.quantize;

import org.jspecify.annotations.Nullable;

/** What the doors of all scans check in the same way. */
final class ScanChecks {
  private ScanChecks() {}

  static void length(String name, long actual, long expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          name + " has " + actual + " entries, but the batch needs " + expected);
    }
  }

  /** The results of a scan: k for each query. */
  static void results(int queries, int k, int distances, int ordinals) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    length("distances", distances, (long) queries * k);
    length("ordinals", ordinals, (long) queries * k);
  }

  /** A bit for each of {@code count} ordinals. */
  static void allowed(long @Nullable [] allowed, int count) {
    int words = (count >>> 6) + ((count & 63) == 0 ? 0 : 1);
    if (allowed != null && allowed.length < words) {
      throw new IllegalArgumentException(
          "allowed has "
              + allowed.length
              + " words, but "
              + count
              + " ordinals need "
              + words
              + " words of 64 bits");
    }
  }

  /** Whole queries of {@code size} values. */
  static int queries(long values, long size) {
    if (values % size != 0) {
      throw new IllegalArgumentException(
          values + " query values are not whole rows of " + size + " values");
    }
    return Math.toIntExact(values / size);
  }

  /** Whole rows of {@code size} bytes, as many as an ordinal can name. */
  static int rows(String name, long bytes, long size) {
    if (bytes % size != 0 || bytes / size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name
              + " of "
              + bytes
              + " bytes are not whole rows of "
              + size
              + " bytes, or more than "
              + Integer.MAX_VALUE);
    }
    return (int) (bytes / size);
  }

  /** As many candidates for each query, each −1 or less than {@code count}. */
  static void candidates(int[] candidates, int queries, long count) {
    if (queries == 0 ? candidates.length != 0 : candidates.length % queries != 0) {
      throw new IllegalArgumentException(
          candidates.length + " candidates are not equally many for " + queries + " queries");
    }
    for (int candidate : candidates) {
      if (candidate < -1 || candidate >= count) {
        throw new IllegalArgumentException(
            "candidate " + candidate + " is not an ordinal of " + count + " vectors, nor -1");
      }
    }
  }
}
