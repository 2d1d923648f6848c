package dev.mizzen.impl.late;

import java.io.IOException;

/**
 * The inverted lists of one segment: for each centroid the tokens it is nearest to, by document.
 * Safe for use by many threads, each with a buffer of its own.
 */
public interface TokenLists {
  /** How many lists there are: centroids of the codebook's version that coded them. */
  int count();

  /** How many tokens list {@code list} has. */
  int length(int list);

  /**
   * Reads a list.
   *
   * @param list 0 to {@code count() − 1}
   * @param into filled with the list
   */
  void read(int list, ListBuffer into) throws IOException;
}
