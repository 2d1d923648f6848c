package dev.mizzen.bench.rag;

import dev.mizzen.Document;
import dev.mizzen.impl.eval.AnswerMatch;
import dev.mizzen.impl.rag.abstain.ReaderModel;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Citation;
import dev.mizzen.search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one split shows. For one thread. */
final class SquadFigures {
  private static final int TOP = 5;

  private final SquadSplit split;
  private final ReaderModel model;
  private final double threshold;
  private final Map<String, double[]> sums = new LinkedHashMap<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<double[]> risks = new ArrayList<>();
  private final RefusalRates rates;

  SquadFigures(SquadSplit split, double falseRefusals) {
    this.split = split;
    model = split.fit();
    threshold = model.abstention().threshold(falseRefusals);
    rates = new RefusalRates(model.abstention());
  }

  /** The fitted model. */
  ReaderModel model() {
    return model;
  }

  /** A row for each test question and state of the index. */
  List<Map<String, Object>> rows() {
    return rows;
  }

  /** Means over the test questions. */
  Map<String, Double> measure(
      Map<SquadData.Item, Prepared> full,
      Map<SquadData.Item, Prepared> withoutParagraph,
      Map<SquadData.Item, Prepared> withoutArticle) {
    for (SquadData.Item item : split.items(false, true)) {
      answerable(item, Prepared.of(full, item));
      Answer gone = ask(item, Prepared.of(withoutParagraph, item), "paragraph_removed");
      add("refused_paragraph_removed", gone.isAnswered() ? 0 : 1);
      rates.add(RefusalRates.Kind.PARAGRAPH_REMOVED, gone.confidence(), false);
      boolean elsewhere = gone.passages().stream().anyMatch(hit -> holds(hit, item));
      add(
          elsewhere
              ? "refused_paragraph_removed_answer_elsewhere"
              : "refused_paragraph_removed_answer_nowhere",
          gone.isAnswered() ? 0 : 1);
      add("answer_elsewhere_after_paragraph_removed", elsewhere ? 1 : 0);
      Answer far = ask(item, Prepared.of(withoutArticle, item), "article_removed");
      add("refused_article_removed", far.isAnswered() ? 0 : 1);
      rates.add(RefusalRates.Kind.ARTICLE_REMOVED, far.confidence(), false);
    }
    for (SquadData.Item item : split.items(false, false)) {
      Answer answer = ask(item, Prepared.of(full, item), "full");
      add("refused_adversarial", answer.isAnswered() ? 0 : 1);
      risks.add(new double[] {answer.confidence(), 1});
      rates.add(RefusalRates.Kind.ADVERSARIAL, answer.confidence(), false);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    sums.forEach((key, sum) -> figures.put(key, sum[0] / sum[1]));
    figures.put("auroc_adversarial", split.adversarialAuroc(model.reader(), false));
    figures.put("auroc_adversarial_question_only", split.adversarialAuroc(model.reader(), true));
    riskAtCoverage(figures);
    rates.put(figures);
    return figures;
  }

  private void answerable(SquadData.Item item, Prepared prepared) {
    Answer answer = ask(item, prepared, "full");
    Answer forced = SquadSplit.answer(item, prepared, model, 0);
    String words = forced.shortAnswer();
    add("false_refusals", answer.isAnswered() ? 0 : 1);
    add("em_all_answered", AnswerMatch.exact(words, item.answers()));
    double f1 = AnswerMatch.f1(words, item.answers());
    add("f1_all_answered", f1);
    add("em", answer.isAnswered() ? AnswerMatch.exact(answer.shortAnswer(), item.answers()) : 0);
    add("f1", answer.isAnswered() ? f1 : 0);
    boolean contained = AnswerMatch.contains(forced.text(), item.answers());
    add("contained_all_answered", contained ? 1 : 0);
    rates.add(RefusalRates.Kind.ANSWERABLE, answer.confidence(), contained);
    if (answer.isAnswered()) {
      add("f1_of_answered", f1);
      add("contained_of_answered", AnswerMatch.contains(answer.text(), item.answers()) ? 1 : 0);
      for (Citation citation : answer.citations()) {
        add("citation_precision", AnswerMatch.contains(citation.quote(), item.answers()) ? 1 : 0);
        add("citation_in_own_paragraph", citation.documentId().equals(item.paragraph()) ? 1 : 0);
      }
    }
    add(
        "recall@5",
        answer.passages().stream().limit(TOP).anyMatch(h -> h.id().equals(item.paragraph()))
            ? 1
            : 0);
    risks.add(new double[] {answer.confidence(), 1 - f1});
  }

  private Answer ask(SquadData.Item item, Prepared prepared, String index) {
    Answer answer = SquadSplit.answer(item, prepared, model, threshold);
    if (answer.isAnswered()) {
      add("answered_with_citation", answer.citations().isEmpty() ? 0 : 1);
      answer
          .citations()
          .forEach(c -> add("citations_verbatim", Attempt.isVerbatim(c, answer) ? 1 : 0));
      answer.stages().stream()
          .filter(stage -> stage.name().equals("gate"))
          .forEach(stage -> add("gate_ms", stage.time().toNanos() / 1e6));
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("question", item.id());
    row.put("index", index);
    row.put("answerable", item.answerable());
    row.put("answered", answer.isAnswered());
    row.put("confidence", answer.confidence());
    row.put("short", answer.isAnswered() ? answer.shortAnswer() : "");
    row.put("f1", AnswerMatch.f1(answer.shortAnswer(), item.answers()));
    rows.add(row);
    return answer;
  }

  private static boolean holds(Hit hit, SquadData.Item item) {
    Document document = hit.document();
    return item.answers().stream().anyMatch(document.texts().getOrDefault("text", "")::contains);
  }

  /** The mean loss of F1 among the most confident tenths, unanswerable questions included. */
  private void riskAtCoverage(Map<String, Double> figures) {
    risks.sort(Comparator.comparingDouble((double[] r) -> r[0]).reversed());
    double sum = 0;
    int tenth = 1;
    for (int i = 0; i < risks.size(); i++) {
      sum += risks.get(i)[1];
      if ((i + 1) * 10L >= (long) tenth * risks.size()) {
        figures.put("risk_at_coverage_" + tenth * 10, sum / (i + 1));
        tenth++;
      }
    }
  }

  private void add(String key, double value) {
    double[] sum = sums.computeIfAbsent(key, k -> new double[2]);
    sum[0] += value;
    sum[1]++;
  }
}
