package dev.mizzen.index;

import java.util.Map;

/**
 * The size of an index, as searches see it.
 *
 * @param documents live entries, passages included
 * @param deleted entries deleted but not yet merged away
 * @param segments parts of the index
 * @param bytes on disk, or in memory if it lives there
 * @param vectors how many documents have a vector, by vector field
 * @param tokenVectors how many token vectors there are, by vector field
 * @param generation of the last commit; 0 before the first
 */
public record IndexStatistics(
    long documents,
    long deleted,
    int segments,
    long bytes,
    Map<String, Long> vectors,
    Map<String, Long> tokenVectors,
    long generation) {
  /** Copies the maps. */
  public IndexStatistics {
    vectors = Map.copyOf(vectors);
    tokenVectors = Map.copyOf(tokenVectors);
  }
}
