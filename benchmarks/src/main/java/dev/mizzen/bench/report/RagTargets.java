package dev.mizzen.bench.report;

import static dev.mizzen.bench.report.RagFigures.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What answers, citations and abstention must show; means over the splits. */
final class RagTargets {
  private RagTargets() {}

  static List<Verdict> of(RagFigures figures) {
    JsonNode squad = figures.squad();
    JsonNode latency = figures.latency();
    return List.of(
        Verdict.atLeast(
            "citations that stand as quoted, SQuAD 2", 1, figure(squad, "citations_verbatim")),
        Verdict.atLeast(
            "answers with at least one citation", 0.99, figure(squad, "answered_with_citation")),
        Verdict.atMost("citation gate, ms an answer", 1, figure(squad, "gate_ms")),
        Verdict.atLeast(
            "refused when the whole article is gone, 10 % false refusals on calibration",
            0.95, figure(squad, "refused_article_removed")),
        Verdict.atLeast(
            "… when only the own paragraph is gone",
            0.65,
            figure(squad, "refused_paragraph_removed")),
        Verdict.atLeast(
            "AUROC of a head for adversarial questions", 0.7, figure(squad, "auroc_adversarial")),
        Verdict.atLeast(
            "MuSiQue, several searches − one, evidence found @10: lower end",
            0,
            figure(figures.musique(), "several_minus_one_search_recall@10_low")),
        Verdict.atLeast(
            "2Wiki, 6,119 passages: all evidence found @8",
            0.93,
            figure(figures.wiki(), "several_searches_all_found@8")),
        Verdict.atLeast(
            "… not below the title heuristic: difference",
            0,
            figure(figures.wiki(), "several_searches_all_found@8")
                - figure(figures.wiki(), "title_links_all_found@8")),
        Verdict.atLeast(
            "citations of the language model that stand as quoted",
            1,
            figure(figures.model(), "model_citations_verbatim")),
        Verdict.atMost(
            "search, packing and gate, 100,000 passages, 2 callers: p50 in ms",
            30,
            figure(latency, "total_p50_ms")),
        Verdict.atMost("… p99 in ms", 80, figure(latency, "total_p99_ms")));
  }
}
