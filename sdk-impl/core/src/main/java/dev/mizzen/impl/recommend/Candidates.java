package dev.mizzen.impl.recommend;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.recommend.RecommendRequest;
import java.util.BitSet;
import java.util.Set;

/** Which items a request may get. */
final class Candidates {
  private final TrainedModel model;

  Candidates(TrainedModel model) {
    this.model = model;
  }

  /**
   * The ordinals of items that may be recommended. Ids of the request that the model does not know
   * name nothing.
   *
   * @throws IllegalArgumentException if a filter does not fit the metadata
   */
  BitSet of(RecommendRequest request, Histories history) {
    int items = model.interactions().items().size();
    BitSet candidates = new BitSet(items);
    if (request.allowed().isPresent()) {
      candidates.or(ordinals(request.allowed().get()));
    } else {
      candidates.set(0, items);
    }
    candidates.andNot(ordinals(request.denied()));
    if (request.excludeSeen()) {
      for (int item : history.history(0)) {
        candidates.clear(item);
      }
    }
    if (request.filter().isPresent()) {
      MetadataFilter filter = new MetadataFilter(model.catalogue(), request.filter().get());
      for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
        candidates.set(i, filter.passes(i));
      }
    }
    return candidates;
  }

  private BitSet ordinals(Set<String> ids) {
    BitSet ordinals = new BitSet();
    for (String id : ids) {
      int item = model.interactions().items().ordinal(id);
      if (item != IdTable.NONE) {
        ordinals.set(item);
      }
    }
    return ordinals;
  }
}
