package dev.mizzen.impl.train.teacher;

import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherAnswer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A teacher that computes: the higher an item's utility, the better it fits; of equal ones the one
 * presented first wins. Each call costs 1. Safe for use by many threads if the utility is.
 */
public final class ScriptedTeacher implements PreferenceTeacher {
  private final String id;
  private final Utility utility;
  private final double firstBonus;

  /** How well an item fits a text. */
  @FunctionalInterface
  public interface Utility {
    /** Higher is better; the same for the same arguments. */
    double of(String text, PreferenceItem item);
  }

  /** A teacher without prejudice. */
  public ScriptedTeacher(String id, Utility utility) {
    this(id, utility, 0);
  }

  /**
   * A teacher that also likes what it sees first.
   *
   * @param firstBonus added to the utility of the item in the first place, and a share of it that
   *     falls in a straight line to 0 to those behind it
   */
  public ScriptedTeacher(String id, Utility utility, double firstBonus) {
    this.id = id;
    this.utility = utility;
    this.firstBonus = firstBonus;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public TeacherAnswer rank(String text, List<PreferenceItem> items) {
    Map<Integer, Double> utilities = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      double bonus = firstBonus * (items.size() - 1 - i) / Math.max(1, items.size() - 1);
      utilities.put(i, utility.of(text, items.get(i)) + bonus);
    }
    List<Integer> order =
        IntStream.range(0, items.size())
            .boxed()
            .sorted(Comparator.comparing(utilities::get, Comparator.reverseOrder()))
            .toList();
    return TeacherAnswer.of(order, 1);
  }
}
