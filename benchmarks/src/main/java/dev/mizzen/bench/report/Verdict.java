package dev.mizzen.bench.report;

/**
 * Whether a target is held.
 *
 * @param id a short name that notes refer to
 * @param check what is measured
 * @param target what it must show
 * @param measured what it showed
 * @param state whether that is enough
 */
record Verdict(String id, String check, String target, String measured, State state) {
  /** A figure that must not exceed {@code bound}; not measured if it is NaN. */
  static Verdict atMost(String check, double bound, double value) {
    return of(check, "≤ " + Numbers.three(bound), value, value <= bound);
  }

  /** A figure that must reach {@code bound}; not measured if it is NaN. */
  static Verdict atLeast(String check, double bound, double value) {
    return of(check, "≥ " + Numbers.three(bound), value, value >= bound);
  }

  private static Verdict of(String check, String target, double value, boolean held) {
    if (Double.isNaN(value)) {
      return new Verdict(check, check, target, "–", State.NOT_MEASURED);
    }
    return new Verdict(
        check, check, target, Numbers.three(value), held ? State.HELD : State.MISSED);
  }

  /** What may become of a target. */
  enum State {
    /** The median is on the right side. */
    HELD("held"),
    /** The median is on the wrong side. */
    MISSED("missed"),
    /** A figure that is to be published, whatever it is. */
    PUBLISHED("published"),
    /** The results at hand do not say. */
    NOT_MEASURED("not measured");

    private final String words;

    State(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
