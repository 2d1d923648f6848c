package dev.mizzen.impl.agent.grpo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit, or a range of them, in base units (metres, kilograms, seconds, litres).
 *
 * @param low in base units
 * @param high in base units, {@code low} unless it is a range
 * @param kind of the unit; empty without one
 * @param step what the last digit that counts is worth, in base units
 */
record Quantity(double low, double high, String kind, double step) {
  private static final String NUMBER = "([-\u2212]?\\d[\\d,]*(?:\\.\\d+)?)";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:about |around |approximately |between |from )?"
              + NUMBER
              + "(?:\\s*(?:-|\u2013|to|and)\\s*"
              + NUMBER
              + ")?\\s*([a-z]*)");

  private record Unit(String kind, double size) {}

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("", new Unit("", 1)),
          Map.entry("m", new Unit("length", 1)),
          Map.entry("metres", new Unit("length", 1)),
          Map.entry("meters", new Unit("length", 1)),
          Map.entry("cm", new Unit("length", 0.01)),
          Map.entry("mm", new Unit("length", 0.001)),
          Map.entry("km", new Unit("length", 1000)),
          Map.entry("kilometres", new Unit("length", 1000)),
          Map.entry("kilometers", new Unit("length", 1000)),
          Map.entry("ft", new Unit("length", 0.3048)),
          Map.entry("feet", new Unit("length", 0.3048)),
          Map.entry("inches", new Unit("length", 0.0254)),
          Map.entry("mi", new Unit("length", 1609.344)),
          Map.entry("miles", new Unit("length", 1609.344)),
          Map.entry("g", new Unit("mass", 0.001)),
          Map.entry("kg", new Unit("mass", 1)),
          Map.entry("kilograms", new Unit("mass", 1)),
          Map.entry("lb", new Unit("mass", 0.45359237)),
          Map.entry("pounds", new Unit("mass", 0.45359237)),
          Map.entry("s", new Unit("time", 1)),
          Map.entry("seconds", new Unit("time", 1)),
          Map.entry("minutes", new Unit("time", 60)),
          Map.entry("hours", new Unit("time", 3600)),
          Map.entry("l", new Unit("volume", 1)),
          Map.entry("litres", new Unit("volume", 1)),
          Map.entry("liters", new Unit("volume", 1)),
          Map.entry("ml", new Unit("volume", 0.001)));

  /** Reads a text that is nothing but a quantity; empty for any other, and for unknown units. */
  static Optional<Quantity> parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches() || !UNITS.containsKey(form.group(3))) {
      return Optional.empty();
    }
    Unit unit = UNITS.getOrDefault(form.group(3), new Unit("", 1));
    double low = number(form.group(1)) * unit.size;
    double high = form.group(2) == null ? low : number(form.group(2)) * unit.size;
    return Optional.of(new Quantity(low, high, unit.kind, step(form.group(1)) * unit.size));
  }

  boolean isRange() {
    return low < high;
  }

  private static double number(String digits) {
    return Double.parseDouble(digits.replace(",", "").replace('\u2212', '-'));
  }

  /** 0.1 for {@code 3.5}, 100 for {@code 1,200}. */
  private static double step(String digits) {
    String plain = digits.replace(",", "");
    int point = plain.indexOf('.');
    if (point >= 0) {
      return Math.pow(10, point + 1 - plain.length());
    }
    int zeros = plain.length() - plain.replaceAll("0+$", "").length();
    return Math.pow(10, zeros == plain.length() ? 0 : zeros);
  }
}
