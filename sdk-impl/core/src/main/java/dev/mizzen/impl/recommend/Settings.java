package dev.mizzen.impl.recommend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model's own settings, as texts by name. Each is asked for once, with its default; what was
 * given and nobody asked for is a mistake of the caller's. Not thread-safe.
 */
public final class Settings {
  private final String model;
  private final Map<String, String> given;
  private final Map<String, String> effective = new TreeMap<>();

  /** The settings given for a model. */
  public Settings(String model, Map<String, String> given) {
    this.model = model;
    this.given = Map.copyOf(given);
  }

  /** A whole number from {@code least} to {@code most}. */
  public int whole(String name, int standard, int least, int most) {
    String text = text(name, Integer.toString(standard));
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw wrong(name, "a whole number from " + least + " to " + most, text);
  }

  /** A number from {@code least} to {@code most}. */
  public double real(String name, double standard, double least, double most) {
    String text = text(name, Double.toString(standard));
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw wrong(name, String.format(Locale.ROOT, "a number from %s to %s", least, most), text);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean standard) {
    return Boolean.parseBoolean(choice(name, Boolean.toString(standard), "true", "false"));
  }

  /** One of {@code options}. */
  public String choice(String name, String standard, String... options) {
    String text = text(name, standard);
    if (!Arrays.asList(options).contains(text)) {
      throw wrong(name, "one of " + Arrays.toString(options), text);
    }
    return text;
  }

  /** Names divided by commas; none by default. */
  public List<String> names(String name) {
    return Arrays.stream(text(name, "").split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Any text. */
  public String text(String name, String standard) {
    String text = given.getOrDefault(name, standard);
    effective.put(name, text);
    return text;
  }

  private IllegalArgumentException wrong(String name, String expected, String got) {
    return new IllegalArgumentException(
        "the setting '" + name + "' of " + model + " must be " + expected + ", got '" + got + "'");
  }

  /** Replaces a setting whose value was left to the training. */
  public void decide(String name, String value) {
    effective.put(name, value);
  }

  /**
   * Looks for settings that nobody asked for.
   *
   * @throws IllegalArgumentException if there are any
   */
  public void requireAllKnown() {
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(effective.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          model + " has no setting " + unknown + "; it has " + effective.keySet());
    }
  }

  /** All that were asked for, defaults too. */
  public Map<String, String> effective() {
    return Map.copyOf(effective);
  }
}
