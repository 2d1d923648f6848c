package dev.mizzen.impl.interact;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Values of a line, each with a message of what was expected. */
final class ParsedValues {
  private ParsedValues() {}

  static String id(String what, String text, String line) {
    if (text.isBlank()) {
      throw wrong("the id of " + (what.equals("user") ? "a user" : "an item"), text, line);
    }
    return text;
  }

  static float weight(String text, String line) {
    try {
      return weight(Double.parseDouble(text), line);
    } catch (NumberFormatException e) {
      throw wrong("a weight above 0", text, line);
    }
  }

  static float weight(double value, String line) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw wrong("a weight above 0", Double.toString(value), line);
    }
    return (float) Math.clamp(value, Float.MIN_VALUE, Float.MAX_VALUE);
  }

  /** Milliseconds since 1970. */
  static long time(String text, TimeUnit unit, String line) {
    try {
      return text.indexOf('-', 1) > 0
          ? Instant.parse(text).toEpochMilli()
          : millis(Long.parseLong(text), unit, line);
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw wrong("a time in whole " + unit + " since 1970 or as ISO 8601", text, line);
    }
  }

  static long millis(long count, TimeUnit unit, String line) {
    long millis = unit.toMillis(count);
    if (millis == Long.MIN_VALUE || millis == Long.MAX_VALUE) {
      throw wrong("a time in whole " + unit + " since 1970", Long.toString(count), line);
    }
    return millis;
  }

  static IllegalArgumentException wrong(String expected, String got, String line) {
    return new IllegalArgumentException(
        "expected " + expected + ", got '" + got + "' in: " + ListFile.shown(line));
  }
}
