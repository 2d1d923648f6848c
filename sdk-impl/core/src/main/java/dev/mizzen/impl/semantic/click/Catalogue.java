package dev.mizzen.impl.semantic.click;

import dev.mizzen.recommend.Impression;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of users and items besides their trained vectors. Immutable.
 *
 * @param users by rows of {@code userFeatures}
 * @param items by rows of the other tables
 * @param codes {@code [items × codes]}, −1 where an item has none
 * @param contents {@code [items × contents]}, NaN where an item has none
 * @param itemFeatures {@code [items × itemFeatures]}
 * @param userFeatures {@code [users × userFeatures]}
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Catalogue(
    Facts users,
    Facts items,
    int[] codes,
    float[] contents,
    float[] itemFeatures,
    float[] userFeatures) {
  /** Ids of one kind in the order in which impressions name them first. */
  static Facts known(List<Impression> impressions, Function<Impression, String> of) {
    Set<String> ids = new LinkedHashSet<>();
    impressions.forEach(impression -> ids.add(of.apply(impression)));
    return new Facts(List.copyOf(ids), ids.size());
  }

  /** Of known users and items alone, without anything else. */
  static Catalogue empty(Facts users, Facts items, Sizes sizes) {
    int[] codes = new int[items.count() * (sizes.coarse().size() + sizes.fine().size())];
    Arrays.fill(codes, -1);
    float[] contents = new float[items.count() * sizes.contents()];
    Arrays.fill(contents, Float.NaN);
    return new Catalogue(
        users,
        items,
        codes,
        contents,
        new float[items.count() * sizes.itemFeatures()],
        new float[users.count() * sizes.userFeatures()]);
  }

  /** With more, or other, facts of items. */
  Catalogue withItems(
      Map<String, SemanticId> ids,
      Map<String, Embedding> contentVectors,
      Map<String, Embedding> features,
      Sizes sizes) {
    List<String> names = new ArrayList<>(ids.keySet());
    names.addAll(contentVectors.keySet());
    names.addAll(features.keySet());
    Facts all = items.with(names);
    int width = sizes.coarse().size() + sizes.fine().size();
    int[] allCodes = Arrays.copyOf(codes, Math.multiplyExact(all.count(), width));
    Arrays.fill(allCodes, codes.length, allCodes.length, -1);
    ids.forEach((item, id) -> put(item, id, all.row(item) * width, allCodes, sizes));
    float[] before = Arrays.copyOf(contents, Math.multiplyExact(all.count(), sizes.contents()));
    Arrays.fill(before, contents.length, before.length, Float.NaN);
    return new Catalogue(
        users,
        all,
        allCodes,
        all.table("contents", contentVectors, sizes.contents(), before),
        all.table("features", features, sizes.itemFeatures(), itemFeatures),
        userFeatures);
  }

  private static void put(String item, SemanticId id, int at, int[] codes, Sizes sizes) {
    int levels = sizes.coarse().size();
    if (id.coarse().size() != levels || id.fine().size() != sizes.fine().size()) {
      throw new IllegalArgumentException(
          "the id "
              + id
              + " of "
              + item
              + " should have "
              + levels
              + " coarse and "
              + sizes.fine().size()
              + " fine codes");
    }
    List<Integer> all = id.codes();
    for (int c = 0; c < all.size(); c++) {
      int size = c < levels ? sizes.coarse().get(c) : sizes.fine().get(c - levels);
      if (all.get(c) >= size) {
        throw new IllegalArgumentException(
            "code " + c + " of " + item + " must be below " + size + ", got " + all.get(c));
      }
      codes[at + c] = all.get(c);
    }
  }

  /** With features of users. */
  Catalogue withUsers(Map<String, Embedding> features, Sizes sizes) {
    Facts all = users.with(features.keySet());
    return new Catalogue(
        all,
        items,
        codes,
        contents,
        itemFeatures,
        all.table("features", features, sizes.userFeatures(), userFeatures));
  }

  /**
   * Refuses an item without what the model needs of it.
   *
   * @throws IllegalArgumentException if so
   */
  void require(String item, Sizes sizes) {
    int row = items.row(item);
    int width = sizes.coarse().size() + sizes.fine().size();
    if (width > 0 && codes[row * width] < 0) {
      throw new IllegalArgumentException("the model uses codes, but " + item + " has none");
    }
    if (sizes.contents() > 0 && Float.isNaN(contents[row * sizes.contents()])) {
      throw new IllegalArgumentException("the model uses contents, but " + item + " has none");
    }
  }
}
