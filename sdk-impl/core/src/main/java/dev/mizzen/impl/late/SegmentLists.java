package dev.mizzen.impl.late;

import org.jspecify.annotations.Nullable;

/**
 * A segment as a search sees it.
 *
 * @param lists its lists
 * @param documents how many document numbers it has, deleted ones among them
 * @param base what is added to a document number of this segment in results
 * @param accepted which documents may be found; null for all
 */
public record SegmentLists(
    TokenLists lists, int documents, int base, @Nullable AcceptedDocs accepted) {
  /** The most documents: a search keeps two numbers for each in one array. */
  public static final int MOST_DOCUMENTS = (Integer.MAX_VALUE - 8) / 2;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative, or documents are too many
   */
  public SegmentLists {
    if (documents < 0 || documents > MOST_DOCUMENTS || base < 0) {
      throw new IllegalArgumentException(
          "a segment of " + documents + " documents from " + base + " on");
    }
  }
}
