package dev.mizzen.eval;

import dev.mizzen.recommend.Interaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Training and held-out interactions by user.
 *
 * @param userItems the items of each user of training
 * @param itemUsers how many users each item of training has
 * @param heldOut the held-out items of each user who has any, in the order they came
 * @param leaked how many held-out pairs are in training
 */
record EvaluationData(
    Map<String, Set<String>> userItems,
    Map<String, Integer> itemUsers,
    Map<String, Set<String>> heldOut,
    int leaked) {

  static EvaluationData of(Iterable<Interaction> training, Iterable<Interaction> heldOut) {
    Map<String, Set<String>> userItems = new HashMap<>();
    Map<String, Integer> itemUsers = new LinkedHashMap<>();
    String last = "";
    Set<String> items = new HashSet<>();
    for (Interaction one : training) {
      // Interactions of a user mostly come together.
      if (!one.user().equals(last)) {
        last = one.user();
        items = userItems.computeIfAbsent(last, u -> new HashSet<>());
      }
      if (items.add(one.item())) {
        itemUsers.merge(one.item(), 1, Integer::sum);
      }
    }
    Map<String, Set<String>> relevant = new LinkedHashMap<>();
    int leaked = 0;
    for (Interaction one : heldOut) {
      boolean added =
          relevant.computeIfAbsent(one.user(), u -> new LinkedHashSet<>()).add(one.item());
      if (added && userItems.getOrDefault(one.user(), Set.of()).contains(one.item())) {
        leaked++;
      }
    }
    return new EvaluationData(userItems, itemUsers, relevant, leaked);
  }
}
