package dev.mizzen.eval;

import dev.mizzen.recommend.Interaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Training and held-out interactions by user. For one thread. */
final class EvaluationData {
  private final Map<String, EvaluationUser> users = new HashMap<>();
  private final Map<String, EvaluationItem> items = new LinkedHashMap<>();
  private final List<EvaluationUser> heldOut = new ArrayList<>();
  private int trainingUsers;
  private int leaked;
  private int mark;

  private EvaluationData() {}

  static EvaluationData of(Iterable<Interaction> training, Iterable<Interaction> heldOut) {
    EvaluationData data = new EvaluationData();
    data.read(training, heldOut);
    data.users.values().forEach(data::count);
    data.items.values().forEach(data::inform);
    return data;
  }

  private void read(Iterable<Interaction> training, Iterable<Interaction> later) {
    EvaluationUser user = new EvaluationUser("");
    for (Interaction one : training) {
      // Interactions of a user mostly come together.
      if (user.training().isEmpty() || !one.user().equals(user.id())) {
        user = users.computeIfAbsent(one.user(), EvaluationUser::new);
      }
      user.training().add(items.computeIfAbsent(one.item(), EvaluationItem::new));
    }
    for (Interaction one : later) {
      EvaluationUser of = users.computeIfAbsent(one.user(), EvaluationUser::new);
      if (of.heldOut().isEmpty()) {
        heldOut.add(of);
      }
      of.heldOut().add(items.computeIfAbsent(one.item(), EvaluationItem::new));
    }
  }

  /** Takes pairs that came again away, and counts the rest. */
  private void count(EvaluationUser user) {
    int seen = nextMark();
    user.training().removeIf(item -> !item.enter(seen));
    user.training().forEach(item -> item.users++);
    trainingUsers += user.training().isEmpty() ? 0 : 1;
    int sought = nextMark();
    user.heldOut()
        .removeIf(
            item -> {
              leaked += item.mark == seen ? 1 : 0;
              return !item.enter(sought);
            });
  }

  private void inform(EvaluationItem item) {
    double share = (double) Math.max(1, item.users) / trainingUsers;
    item.bits = -Math.log(share) / Math.log(2);
  }

  /** A number that no item is marked with, greater than all that are. */
  int nextMark() {
    return ++mark;
  }

  /** One of training or held out; null for others. */
  @Nullable EvaluationUser user(String id) {
    return users.get(id);
  }

  /** An item by its id, which training need not know. */
  EvaluationItem item(String id) {
    EvaluationItem known = items.get(id);
    if (known != null) {
      return known;
    }
    EvaluationItem item = new EvaluationItem(id);
    inform(item);
    items.put(id, item);
    return item;
  }

  /** The items of training, in the order they came. */
  List<EvaluationItem> trainingItems() {
    return items.values().stream().filter(item -> item.users > 0).toList();
  }

  /** Users with held-out items, in the order they came. */
  List<EvaluationUser> heldOut() {
    return heldOut;
  }

  /** How many held-out pairs are in training. */
  int leaked() {
    return leaked;
  }
}
