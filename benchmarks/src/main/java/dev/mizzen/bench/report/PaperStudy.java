package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What MiarecStudy measured, as a section of a page. */
final class PaperStudy {
  private static final String METRIC = "ndcg@10";
  private static final String CONTENT = "untrained content";

  private PaperStudy() {}

  /** Whether a file holds such a study. */
  static boolean is(JsonNode rows) {
    return rows.isArray() && rows.path(0).has("pairs") && rows.path(1).has("system");
  }

  static String html(String name, JsonNode all) {
    JsonNode about = all.path(0);
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : all) {
      if (row.has("mrr@100")) {
        String system = row.path("system").asText();
        rows.add(
            List.of(
                Html.text(system),
                number(row, "mrr@100"),
                number(row, "hr@10"),
                number(row, METRIC),
                number(row, "recall@20"),
                difference(row, CONTENT),
                difference(row, system.replaceFirst("gravity$", "equal"))));
      }
    }
    return "<h2>"
        + Html.text(name)
        + "</h2>\n<p>"
        + Html.text(
            about.path("data").asText()
                + ", splits: "
                + about.path("splits").asText()
                + "; "
                + about.path("split").asText())
        + ".</p>\n"
        + Html.table(
            "Differences of " + METRIC + " with their 95 % intervals, by papers",
            List.of(
                "system",
                "MRR",
                "HR@10",
                "nDCG@10",
                "Recall@20",
                "− untrained content",
                "gravity − equal"),
            rows);
  }

  private static String difference(JsonNode row, String other) {
    String key = METRIC + " against " + other;
    return row.has(key)
        ? String.format(
            Locale.ROOT,
            "%+.4f (%+.4f to %+.4f)",
            row.path(key).asDouble(),
            row.path(key + ", lower").asDouble(),
            row.path(key + ", upper").asDouble())
        : "";
  }

  private static String number(JsonNode row, String key) {
    return String.format(Locale.ROOT, "%.4f", row.path(key).asDouble());
  }
}
