package dev.mizzen.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as the report writes them. */
final class Numbers {
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);

  private Numbers() {}

  /** With three digits that count, never with an exponent. */
  static String three(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value == 0 || Double.isInfinite(value)) {
      return value == 0 ? "0" : "∞";
    }
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(THREE);
    return rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  /** Milliseconds in the unit that suits them. */
  static String millis(double millis) {
    if (millis >= 1e3) {
      return three(millis / 1e3) + " s";
    }
    return millis >= 1 ? three(millis) + " ms" : three(millis * 1e3) + " µs";
  }

  /** A share of one in percent, a dash if unknown. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : three(share * 100) + " %";
  }

  /** A byte count in the unit that suits it. */
  static String bytes(double bytes) {
    if (Double.isNaN(bytes)) {
      return "–";
    }
    if (bytes >= 1e6) {
      return three(bytes / 1e6) + " MB";
    }
    return bytes >= 1e3 ? three(bytes / 1e3) + " kB" : three(bytes) + " B";
  }
}
