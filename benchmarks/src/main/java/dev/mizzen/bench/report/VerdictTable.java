package dev.mizzen.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The targets of a page: how many are held, and each with its verdict. */
final class VerdictTable {
  private final String caption;
  private final List<Verdict> verdicts;
  private final Map<String, String> notes;

  /**
   * A table.
   *
   * @param notes by a verdict's short name, below what it checks
   */
  VerdictTable(String caption, List<Verdict> verdicts, Map<String, String> notes) {
    this.caption = caption;
    this.verdicts = verdicts;
    this.notes = notes;
  }

  /** How many targets are held. */
  static String counts(List<Verdict> verdicts) {
    return count(verdicts, Verdict.State.HELD)
        + " targets held, "
        + count(verdicts, Verdict.State.MISSED)
        + " missed, "
        + count(verdicts, Verdict.State.NOT_MEASURED)
        + " not measured.";
  }

  private static long count(List<Verdict> verdicts, Verdict.State state) {
    return verdicts.stream().filter(verdict -> verdict.state() == state).count();
  }

  String html() {
    List<List<String>> rows = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      String note = notes.get(verdict.id());
      rows.add(
          List.of(
              Html.text(verdict.check())
                  + (note == null ? "" : "<p class=\"note\">" + Html.text(note) + "</p>"),
              Html.text(verdict.target()),
              Html.text(verdict.measured()),
              badge(verdict.state())));
    }
    return "<h2>Targets</h2>\n"
        + Html.table(caption, List.of("check", "target", "measured", "verdict"), rows);
  }

  /** A state in its colour, with a sign for those who do not see the colour. */
  static String badge(Verdict.State state) {
    String sign =
        switch (state) {
          case HELD -> "✓ ";
          case MISSED -> "✗ ";
          case PUBLISHED, NOT_MEASURED -> "";
        };
    return "<span class=\"badge "
        + state.name().toLowerCase(Locale.ROOT)
        + "\">"
        + sign
        + state
        + "</span>";
  }
}
