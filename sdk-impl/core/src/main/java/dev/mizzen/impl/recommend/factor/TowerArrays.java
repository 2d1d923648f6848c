package dev.mizzen.impl.recommend.factor;

import dev.mizzen.error.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Towers in a model's file: {@code tower.0} to {@code tower.3}, or to {@code tower.7} for two. */
final class TowerArrays {
  private static final int EACH = 4;

  private TowerArrays() {}

  static void put(Towers towers, Map<String, Object> arrays) {
    List<float[]> weights = towers.weights();
    for (int n = 0; n < weights.size(); n++) {
      arrays.put(name(n), weights.get(n));
    }
  }

  private static String name(int n) {
    return "tower." + n;
  }

  /**
   * Reads them.
   *
   * @param input values in a row
   * @throws ModelException if their lengths do not fit each other
   */
  static Towers read(Predicate<String> has, Function<String, float[]> floats, int input) {
    int count = has.test(name(EACH)) ? 2 * EACH : EACH;
    List<float[]> weights = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      weights.add(floats.apply(name(n)));
    }
    Towers towers = Towers.of(weights);
    require(towers.users(), input);
    require(towers.items(), input);
    if (towers.users().output() != towers.items().output()) {
      throw new ModelException(
          "the towers give "
              + towers.users().output()
              + " and "
              + towers.items().output()
              + " values");
    }
    return towers;
  }

  private static void require(Tower tower, int input) {
    long hidden = tower.firstBias().length;
    long output = tower.secondBias().length;
    if (tower.first().length != input * hidden || tower.second().length != hidden * output) {
      throw new ModelException(
          "a tower of "
              + tower.first().length
              + " and "
              + tower.second().length
              + " weights is not one from "
              + input
              + " over "
              + hidden
              + " to "
              + output
              + " values");
    }
  }
}
