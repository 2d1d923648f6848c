package dev.mizzen.bench.rag;

import dev.mizzen.impl.rag.abstain.AbstentionModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What becomes of test questions at several rates of false refusals that a user may ask for: the
 * rate that comes true, what is refused rightly, which share of questions is answered
 * (<em>coverage</em>), and which share of those answers is wrong (<em>risk</em>; El-Yaniv and
 * Wiener, JMLR 11, 2010). An answer is wrong if no gold answer stands in the sentences given. For
 * one thread.
 */
final class RefusalRates {
  /** The rates asked for. */
  static final double[] ASKED = {0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5};

  private final AbstentionModel model;
  private final List<Row> rows = new ArrayList<>();

  RefusalRates(AbstentionModel model) {
    this.model = model;
  }

  /** Which questions these are. */
  enum Kind {
    /** With an answer in the index. */
    ANSWERABLE,
    /** Without one, though a paragraph looks so. */
    ADVERSARIAL,
    /** Whose own paragraph is not in the index. */
    PARAGRAPH_REMOVED,
    /** Whose whole article is not. */
    ARTICLE_REMOVED
  }

  private record Row(Kind kind, double confidence, boolean right) {
    boolean counts() {
      return kind == Kind.ANSWERABLE || kind == Kind.ADVERSARIAL;
    }
  }

  /** Adds a question; {@code right} says whether its answer, if it is given, holds a gold one. */
  void add(Kind kind, double confidence, boolean right) {
    rows.add(new Row(kind, confidence, right));
  }

  /** Puts the shares at each rate asked for, and the risk at each tenth of coverage. */
  void put(Map<String, Double> figures) {
    for (double rate : ASKED) {
      double threshold = model.threshold(rate);
      String at = "@" + String.format(Locale.ROOT, "%.2f", rate);
      figures.put("false_refusals" + at, refused(Kind.ANSWERABLE, threshold));
      figures.put("refused_adversarial" + at, refused(Kind.ADVERSARIAL, threshold));
      figures.put("refused_paragraph_removed" + at, refused(Kind.PARAGRAPH_REMOVED, threshold));
      figures.put("refused_article_removed" + at, refused(Kind.ARTICLE_REMOVED, threshold));
      List<Row> all = rows.stream().filter(Row::counts).toList();
      List<Row> answered = all.stream().filter(row -> row.confidence >= threshold).toList();
      figures.put("coverage" + at, (double) answered.size() / all.size());
      figures.put("risk" + at, risk(answered));
    }
    byCoverage(figures);
  }

  private void byCoverage(Map<String, Double> figures) {
    List<Row> sorted =
        rows.stream()
            .filter(Row::counts)
            .sorted(Comparator.comparingDouble(Row::confidence).reversed())
            .toList();
    for (int tenth = 1; tenth <= 10; tenth++) {
      int count = (int) Math.ceil(sorted.size() * tenth / 10.0);
      figures.put("sentence_risk_at_coverage_" + tenth * 10, risk(sorted.subList(0, count)));
    }
  }

  private double refused(Kind kind, double threshold) {
    return rows.stream()
        .filter(row -> row.kind == kind)
        .mapToDouble(row -> row.confidence < threshold ? 1 : 0)
        .average()
        .orElse(0);
  }

  private static double risk(List<Row> answered) {
    return answered.stream().mapToDouble(row -> row.right ? 0 : 1).average().orElse(0);
  }
}
