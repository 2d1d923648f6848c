package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.Workers;

/** Long loops over arrays in parts of a fixed size, whatever the number of threads. */
final class Chunks {
  private static final int SIZE = 1 << 15;

  /** One part. */
  @FunctionalInterface
  interface Body {
    void run(int from, int to);
  }

  private Chunks() {}

  static void run(Workers workers, int length, Body body) {
    workers.run(
        (int) (((long) length + SIZE - 1) / SIZE),
        chunk -> {
          int from = chunk * SIZE;
          body.run(from, (int) Math.min(length, (long) from + SIZE));
        });
  }

  /** {@code to = factor · from}. */
  static void scale(Workers workers, float[] from, float factor, float[] to) {
    run(
        workers,
        from.length,
        (begin, end) -> {
          for (int k = begin; k < end; k++) {
            to[k] = factor * from[k];
          }
        });
  }
}
