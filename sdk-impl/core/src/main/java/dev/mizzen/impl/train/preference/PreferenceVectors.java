package dev.mizzen.impl.train.preference;

import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;

/** Packs the vectors that a caller gives one by one. */
final class PreferenceVectors {
  private PreferenceVectors() {}

  /**
   * What a training learns on; texts' vectors are scaled to length 1.
   *
   * @throws IllegalArgumentException if there are none, numbers or dimensions differ, or an item
   *     has no vector
   */
  static PreferenceData data(
      List<String> texts, List<Embedding> textVectors, List<PreferenceItem> items) {
    if (texts.isEmpty() || texts.size() != textVectors.size()) {
      throw new IllegalArgumentException(
          texts.size() + " texts and " + textVectors.size() + " vectors: give one each");
    }
    List<Embedding> unit = textVectors.stream().map(Embedding::normalized).toList();
    List<Embedding> own = new ArrayList<>();
    for (PreferenceItem item : items) {
      own.add(
          item.vector()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "item '"
                              + item.id()
                              + "' has no vector for the student: PreferenceItem.with(vector)")));
    }
    if (own.isEmpty()) {
      throw new IllegalArgumentException("there are no items");
    }
    int textDimension = unit.getFirst().dimension();
    int itemDimension = own.getFirst().dimension();
    return new PreferenceData(
        texts,
        packed("text", unit, textDimension),
        textDimension,
        items,
        packed("item", own, itemDimension),
        itemDimension);
  }

  private static float[] packed(String name, List<Embedding> vectors, int dimension) {
    float[] packed = new float[Math.multiplyExact(vectors.size(), dimension)];
    for (int row = 0; row < vectors.size(); row++) {
      if (vectors.get(row).dimension() != dimension) {
        throw new IllegalArgumentException(
            name
                + " "
                + row
                + " has a vector of "
                + vectors.get(row).dimension()
                + " values, the first one of "
                + dimension);
      }
      System.arraycopy(vectors.get(row).toArray(), 0, packed, row * dimension, dimension);
    }
    return packed;
  }
}
