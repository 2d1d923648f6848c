package dev.mizzen.bench.machine;

/** The names of the facts by which a benchmark tells how much one operation has to do. */
public final class Work {
  /** Useful floating-point operations. */
  public static final String FLOPS = "work.flops";

  /** Bytes that must be read at least. */
  public static final String BYTES = "work.bytes";

  /** Vectors, pairs or users that one operation handles. */
  public static final String ITEMS = "work.items";

  private Work() {}
}
