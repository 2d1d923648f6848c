package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where the values of an interaction stand in a line. Immutable; every setting returns a changed
 * copy.
 *
 * @param delimiter between values; unused in JSON
 * @param header whether the first line holds names; unused in JSON
 * @param user the name of the user's column, or its number from 1 on
 * @param item the same for the item
 * @param weight the same for the weight, if there is one
 * @param time the same for the time, if there is one
 * @param timeUnit of times that are whole numbers, counted since 1970; others are read as ISO 8601,
 *     such as {@code 2026-01-31T12:00:00Z}
 */
@Incubating(since = "0.1.0")
public record InteractionFormat(
    char delimiter,
    boolean header,
    String user,
    String item,
    Optional<String> weight,
    Optional<String> time,
    TimeUnit timeUnit) {
  /** Refuses names that are no numbers where there is no header. */
  public InteractionFormat {
    if (!header) {
      requireNumber(user);
      requireNumber(item);
      weight.ifPresent(InteractionFormat::requireNumber);
      time.ifPresent(InteractionFormat::requireNumber);
    }
  }

  private static void requireNumber(String column) {
    if (!column.matches("[1-9]\\d{0,5}")) {
      throw new IllegalArgumentException(
          "without a header columns have numbers from 1 on, got '" + column + "'");
    }
  }

  /** Commas, and names in the first line. Values may stand in double quotes. */
  public static InteractionFormat csv(String user, String item) {
    return of(',', true, user, item);
  }

  /** Tabs, and names in the first line. */
  public static InteractionFormat tsv(String user, String item) {
    return of('\t', true, user, item);
  }

  /** No names: the columns are given by their numbers, from 1 on. */
  public static InteractionFormat columns(char delimiter, int user, int item) {
    return of(delimiter, false, Integer.toString(user), Integer.toString(item));
  }

  /** Properties of JSON objects. */
  public static InteractionFormat properties(String user, String item) {
    return of(',', true, user, item);
  }

  private static InteractionFormat of(char delimiter, boolean header, String user, String item) {
    return new InteractionFormat(
        delimiter, header, user, item, Optional.empty(), Optional.empty(), TimeUnit.SECONDS);
  }

  /** With a weight, which must be above 0. */
  public InteractionFormat weight(String column) {
    return new InteractionFormat(
        delimiter, header, user, item, Optional.of(column), time, timeUnit);
  }

  /** With a time. */
  public InteractionFormat time(String column, TimeUnit unit) {
    return new InteractionFormat(delimiter, header, user, item, weight, Optional.of(column), unit);
  }
}
