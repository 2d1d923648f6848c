package dev.mizzen.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * A user's items.
 *
 * @param id the caller's
 * @param training each item once
 * @param heldOut each item once, in the order they came
 */
record EvaluationUser(String id, List<EvaluationItem> training, List<EvaluationItem> heldOut) {
  EvaluationUser(String id) {
    this(id, new ArrayList<>(), new ArrayList<>(4));
  }
}
