package dev.mizzen.bench.report;

import static dev.mizzen.bench.report.LateFigures.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** What late interaction must show. */
final class LateTargets {
  private LateTargets() {}

  static List<Verdict> of(LateFigures figures) {
    JsonNode judged = figures.indexWith("ndcg@10");
    JsonNode timed = figures.indexWith("queries_per_second_threads");
    JsonNode largest = figures.largest();
    JsonNode churn = figures.churn();
    String passages = String.format(Locale.ROOT, "%,.0f synthetic passages: ", size(largest));
    return List.of(
        Verdict.atMost(
            "nDCG@10 below exact MaxSim", 0.005, below(judged, "ndcg@10", "ndcg@10_exact")),
        Verdict.atLeast(
            "queries a second, 2 threads, queries already encoded",
            150,
            figure(timed, "queries_per_second_threads")),
        Verdict.atMost(
            "bytes a token of this index's own files, 128 dimensions",
            40,
            figure(figures.indexWith("bytes_per_token"), "bytes_per_token")),
        Verdict.atLeast(passages + "recall@10 of exact", 0.95, figure(largest, "recall@10")),
        Verdict.atMost(passages + "p99 in ms", 60, figure(largest, "p99_ms")),
        Verdict.atMost(
            "10 documents out and 10 in, visible after the call's return: p95 in ms",
            50,
            figure(churn, "visible_after_add_ms_p95")),
        Verdict.atMost(
            "the same with the call itself: p95 in ms",
            50,
            figure(churn, "delete_add_and_visible_ms_p95")),
        Verdict.atMost(
            "nDCG@10 below a fresh index after half was exchanged",
            0.005,
            below(churn, "ndcg@10_churned", "ndcg@10_fresh")));
  }

  private static double size(JsonNode row) {
    return row.path("documents").asDouble(0);
  }

  private static double below(JsonNode row, String name, String reference) {
    return figure(row, reference) - figure(row, name);
  }
}
