package dev.mizzen.impl.recommend;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.interact.InteractionTable;
import java.util.ArrayList;
import java.util.List;

/** A model with items that came after its training. */
final class MoreItems {
  private MoreItems() {}

  /**
   * The model with more items behind those it has.
   *
   * @throws IllegalArgumentException if there is none, or one is there already
   * @throws UnsupportedOperationException if the model cannot rank by content
   */
  static TrainedModel of(
      TrainedModel model, Iterable<Document> documents, ProgressListener progress) {
    IdTable items = new IdTable();
    List<Document> all = new ArrayList<>();
    IdTable before = model.interactions().items();
    for (int i = 0; i < before.size(); i++) {
      items.add(before.id(i));
      model.catalogue().document(i).ifPresent(all::add);
    }
    for (Document document : documents) {
      if (items.ordinal(document.id()) != IdTable.NONE) {
        throw new IllegalArgumentException(
            "the item '" + document.id() + "' is there already; train the model again");
      }
      items.add(document.id());
      all.add(document);
    }
    if (items.size() == before.size()) {
      throw new IllegalArgumentException("there are no items to add, got 0");
    }
    Catalogue grown = Catalogue.of(items, all);
    Scorer scorer = model.scorer().withItems(grown, progress);
    InteractionTable table = model.interactions().withItems(items);
    return new TrainedModel(model.report(), table, grown, scorer);
  }
}
