package dev.mizzen.bench.report;

import dev.mizzen.bench.report.Statistics.Interval;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure that the results must show.
 *
 * @param id a short name that notes refer to
 * @param check what is measured
 * @param bound what the figure is compared with; NaN if it is only published
 * @param atLeast whether the figure must not be below the bound; else not above it
 * @param form of the figure and of the bound
 * @param figure from the results, if they have it
 */
record Target(
    String id,
    String check,
    double bound,
    boolean atLeast,
    Form form,
    Function<Results, Optional<Interval>> figure) {

  /** How a figure is written. */
  enum Form {
    PERCENT,
    TIMES,
    MILLIS,
    NANOS,
    MEGABYTES,
    BYTES;

    String write(double value) {
      return switch (this) {
        case PERCENT -> Numbers.three(value * 100) + " %";
        case TIMES -> Numbers.three(value) + " ×";
        case MILLIS -> Numbers.millis(value);
        case NANOS -> Numbers.three(value) + " ns";
        case MEGABYTES -> Numbers.three(value) + " MB";
        case BYTES -> Numbers.three(value) + " B";
      };
    }
  }

  /** Compares the figure with the bound. */
  Verdict verdict(Results results) {
    String wanted = Double.isNaN(bound) ? "published" : (atLeast ? "≥ " : "≤ ") + form.write(bound);
    return figure
        .apply(results)
        .map(found -> new Verdict(id, check, wanted, words(found), state(found.value())))
        .orElse(new Verdict(id, check, wanted, "–", Verdict.State.NOT_MEASURED));
  }

  private String words(Interval found) {
    if (found.low() == found.high()) {
      return form.write(found.value());
    }
    return form.write(found.value())
        + " ("
        + form.write(found.low())
        + " to "
        + form.write(found.high())
        + ")";
  }

  private Verdict.State state(double value) {
    if (Double.isNaN(bound)) {
      return Verdict.State.PUBLISHED;
    }
    boolean held = atLeast ? value >= bound : value <= bound;
    return held ? Verdict.State.HELD : Verdict.State.MISSED;
  }
}
