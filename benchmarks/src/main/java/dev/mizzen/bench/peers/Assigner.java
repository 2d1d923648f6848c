package dev.mizzen.bench.peers;

/** Assigns rows to their nearest centroids, all given beforehand. */
public interface Assigner extends AutoCloseable {
  /** Assigns all rows. */
  void run();

  /** The centroid of each row. */
  int[] ids();

  @Override
  default void close() {}
}
