package dev.mizzen.bench.peers;

/**
 * Search among codes, prepared: a query's distance tables, the scan and the selection are timed.
 */
public interface ScanSearcher extends AutoCloseable {
  /** Finds the ten nearest of the next query in turn, from query 0 on. */
  void search();

  /** What the last searches found for each query, nearest first. */
  int[][] found();

  @Override
  default void close() {}
}
