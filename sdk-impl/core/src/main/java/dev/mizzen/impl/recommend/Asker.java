package dev.mizzen.impl.recommend;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.recommend.RecommendRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whom a request is for. */
final class Asker {
  private Asker() {}

  /**
   * The user, with the items of the training data and of the request.
   *
   * @throws IllegalArgumentException if the user or an item is not known
   */
  static Histories of(TrainedModel model, RecommendRequest request) {
    int user = user(model, request.user());
    IntStream items = Arrays.stream(items(model, request.history()));
    if (user != IdTable.NONE) {
      int[] known = Histories.of(model.interactions().graph(), user, user + 1).history(0);
      items = IntStream.concat(items, Arrays.stream(known));
    }
    int[] history = items.sorted().distinct().toArray();
    return Histories.one(user, history, model.interactions().items().size());
  }

  private static int user(TrainedModel model, Optional<String> id) {
    if (id.isEmpty()) {
      return IdTable.NONE;
    }
    int user = model.interactions().users().ordinal(id.get());
    if (user == IdTable.NONE) {
      throw new IllegalArgumentException(
          "the user '"
              + id.get()
              + "' is not among the "
              + model.interactions().users().size()
              + " of the training data; give a new user's history instead");
    }
    return user;
  }

  private static int[] items(TrainedModel model, List<String> ids) {
    return ids.stream().mapToInt(id -> item(model, id)).toArray();
  }

  /**
   * The ordinal of an item.
   *
   * @throws IllegalArgumentException if it is not known
   */
  static int item(TrainedModel model, String id) {
    int item = model.interactions().items().ordinal(id);
    if (item == IdTable.NONE) {
      throw new IllegalArgumentException(
          "the item '"
              + id
              + "' is not among the "
              + model.interactions().items().size()
              + " of the model");
    }
    return item;
  }
}
