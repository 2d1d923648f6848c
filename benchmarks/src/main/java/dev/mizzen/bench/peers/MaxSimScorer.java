package dev.mizzen.bench.peers;

/** MaxSim of one query and many documents, all given beforehand: only the scoring is timed. */
public interface MaxSimScorer extends AutoCloseable {
  /** Scores all documents; the array may be the same one at each call. */
  float[] score();

  @Override
  default void close() {}
}
