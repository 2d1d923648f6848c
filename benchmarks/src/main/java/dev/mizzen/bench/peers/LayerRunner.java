package dev.mizzen.bench.peers;

/** One layer of graph convolution, prepared: only the products are timed. */
public interface LayerRunner extends AutoCloseable {
  /** Computes the layer. */
  void run();

  /** What {@link #run} computed, {@code [users + items × dimension]}, users first. */
  float[] answer();

  @Override
  default void close() {}
}
