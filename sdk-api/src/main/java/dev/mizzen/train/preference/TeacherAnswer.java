package dev.mizzen.train.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a teacher said. Immutable.
 *
 * @param order positions of the items, from 0, the best first: a permutation; empty if the answer
 *     is of no use
 * @param text as it came
 * @param cost in the teacher's own unit, such as tokens or cents; not negative
 */
public record TeacherAnswer(List<Integer> order, String text, double cost) {
  /** Numbers and commas, and nothing else: a number in prose may mean anything. */
  private static final Pattern LIST = Pattern.compile("\\d{1,9}(\\s*,\\s*\\d{1,9})*");

  /** Copies the list; refuses an order that is no permutation, and a cost that is none. */
  public TeacherAnswer {
    order = List.copyOf(order);
    Objects.requireNonNull(text, "text");
    if (!isPermutation(order)) {
      throw new IllegalArgumentException(
          "an order of " + order.size() + " items has each position once, got " + order);
    }
    if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("cost must be finite and not negative, got " + cost);
    }
  }

  /** An order that needs no reading. */
  public static TeacherAnswer of(List<Integer> order, double cost) {
    return new TeacherAnswer(order, "", cost);
  }

  /**
   * Reads a list such as {@code 3,1,2}: the items' numbers from 1, the best first. Anything else is
   * refused: other words, a number too few or too many, one that is there twice or not at all.
   */
  public static TeacherAnswer ranking(String text, int items, double cost) {
    String list = text.strip();
    List<Integer> order = new ArrayList<>();
    if (LIST.matcher(list).matches()) {
      for (String number : list.split(",", -1)) {
        order.add(Integer.parseInt(number.strip()) - 1);
      }
    }
    boolean whole = order.size() == items && isPermutation(order);
    return new TeacherAnswer(whole ? order : List.of(), text, cost);
  }

  /** Reads {@code 0} as the first of two and {@code 1} as the second; anything else is refused. */
  public static TeacherAnswer choice(String text, double cost) {
    return switch (text.strip()) {
      case "0" -> new TeacherAnswer(List.of(0, 1), text, cost);
      case "1" -> new TeacherAnswer(List.of(1, 0), text, cost);
      default -> new TeacherAnswer(List.of(), text, cost);
    };
  }

  /** Whether it is of no use. */
  public boolean refused() {
    return order.isEmpty();
  }

  private static boolean isPermutation(List<Integer> order) {
    List<Integer> sorted = order.stream().sorted().toList();
    return sorted.equals(IntStream.range(0, order.size()).boxed().toList());
  }
}
