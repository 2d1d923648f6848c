package dev.mizzen.impl.semantic.click;

import dev.mizzen.recommend.Impression;
import java.util.Arrays;
import java.util.List;

/** Impressions as rows of a catalogue, from which batches are taken. Immutable. */
final class EncodedImpressions {
  private final int[] users;
  private final int[] items;
  private final float[] context;
  private final float[] clicked;
  private final Catalogue catalogue;
  private final Sizes sizes;

  /**
   * @throws IllegalArgumentException if an item lacks what the model uses, or contexts do not fit
   */
  EncodedImpressions(List<Impression> impressions, Catalogue catalogue, Sizes sizes) {
    this.catalogue = catalogue;
    this.sizes = sizes;
    int count = impressions.size();
    users = new int[count];
    items = new int[count];
    clicked = new float[count];
    context = new float[Math.multiplyExact(count, sizes.context())];
    for (int i = 0; i < count; i++) {
      Impression impression = impressions.get(i);
      catalogue.require(impression.item(), sizes);
      users[i] = catalogue.users().row(impression.user());
      items[i] = catalogue.items().row(impression.item());
      clicked[i] = impression.clicked() ? 1 : 0;
      putContext(impression, i);
    }
  }

  private void putContext(Impression impression, int i) {
    int width = impression.context().map(c -> c.dimension()).orElse(0);
    if (width != sizes.context()) {
      throw new IllegalArgumentException(
          "impression "
              + i
              + " has a context of "
              + width
              + " values, but there should be "
              + sizes.context());
    }
    impression
        .context()
        .ifPresent(c -> System.arraycopy(c.toArray(), 0, context, i * width, width));
  }

  int count() {
    return users.length;
  }

  /** Which of some impressions are to look as if training did not know their user or item. */
  @FunctionalInterface
  interface Unknown {
    /** Nobody. */
    Unknown NONE = (i, user) -> false;

    /**
     * @param i place in the batch
     * @param user whether the user is meant, else the item
     */
    boolean is(int i, boolean user);
  }

  /** A batch of the impressions with these numbers. */
  ClickBatch batch(int[] numbers, Unknown unknown) {
    int count = numbers.length;
    int[] userRows = new int[count];
    int[] itemRows = new int[count];
    int[] userTrained = new int[count];
    int[] itemTrained = new int[count];
    int[] featureRows = new int[count];
    float[] labels = new float[count];
    float[] contexts = new float[count * sizes.context()];
    for (int i = 0; i < count; i++) {
      int n = numbers[i];
      boolean newUser = unknown.is(i, true);
      boolean newItem = unknown.is(i, false);
      userRows[i] = newUser ? 0 : users[n];
      userTrained[i] = catalogue.users().trained(userRows[i]);
      itemRows[i] = items[n];
      featureRows[i] = newItem ? 0 : items[n];
      itemTrained[i] = catalogue.items().trained(featureRows[i]);
      labels[i] = clicked[n];
      System.arraycopy(
          context, n * sizes.context(), contexts, i * sizes.context(), sizes.context());
    }
    int levels = sizes.coarse().size();
    return new ClickBatch(
        count,
        userTrained,
        itemTrained,
        codes(itemRows, 0, levels),
        codes(itemRows, levels, levels + sizes.fine().size()),
        gathered(catalogue.contents(), itemRows, sizes.contents()),
        gathered(catalogue.itemFeatures(), featureRows, sizes.itemFeatures()),
        gathered(catalogue.userFeatures(), userRows, sizes.userFeatures()),
        contexts,
        labels);
  }

  private int[][] codes(int[] rows, int from, int to) {
    int width = sizes.coarse().size() + sizes.fine().size();
    int[][] codes = new int[to - from][rows.length];
    for (int c = from; c < to; c++) {
      for (int i = 0; i < rows.length; i++) {
        codes[c - from][i] = catalogue.codes()[rows[i] * width + c];
      }
    }
    return codes;
  }

  private static float[] gathered(float[] table, int[] rows, int width) {
    float[] values = new float[rows.length * width];
    Rows.gather(table, rows, width, values, width, 0);
    return values;
  }

  /** Users and items of all impressions as they stand in the catalogue, and what became of them. */
  String describe() {
    return Arrays.hashCode(users)
        + " "
        + Arrays.hashCode(items)
        + " "
        + Arrays.hashCode(clicked)
        + " "
        + Arrays.hashCode(context)
        + " "
        + users.length;
  }
}
