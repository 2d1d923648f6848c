package dev.mizzen.impl.train.preference;

import dev.mizzen.train.preference.PreferenceItem;
import java.util.List;

/**
 * What a student learns on: texts with vectors that stay as they are, and items whose vectors it
 * learns to project into the texts' space.
 *
 * @param texts that the teacher reads
 * @param textVectors {@code [texts × textDimension]}, of length 1
 * @param textDimension values in a text's vector
 * @param items that the teacher compares
 * @param itemVectors {@code [items × itemDimension]}
 * @param itemDimension values in an item's vector
 */
@SuppressWarnings("ArrayRecordComponent") // large, internal, never compared
public record PreferenceData(
    List<String> texts,
    float[] textVectors,
    int textDimension,
    List<PreferenceItem> items,
    float[] itemVectors,
    int itemDimension) {
  /** Refuses arrays that do not fit the lists. */
  public PreferenceData {
    texts = List.copyOf(texts);
    items = List.copyOf(items);
    requireRows("text", texts.size(), textDimension, textVectors);
    requireRows("item", items.size(), itemDimension, itemVectors);
  }

  private static void requireRows(String name, int count, int dimension, float[] vectors) {
    if (count < 1 || dimension < 1 || vectors.length != (long) count * dimension) {
      throw new IllegalArgumentException(
          count
              + " "
              + name
              + "s with vectors of "
              + dimension
              + " values do not fit "
              + vectors.length
              + " values; need at least 1 of each");
    }
  }
}
