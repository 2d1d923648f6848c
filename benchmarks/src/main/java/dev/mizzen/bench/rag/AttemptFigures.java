package dev.mizzen.bench.rag;

import dev.mizzen.impl.eval.AnswerMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well one system did. Over all questions, {@code score_em} and {@code score_f1} are SQuAD 2's
 * (Rajpurkar, Jia and Liang, arXiv:1806.03822): silence is right, and counts 1, where there is no
 * answer. For one thread.
 */
final class AttemptFigures {
  private final List<Row> rows = new ArrayList<>();

  private record Row(SquadData.Item item, AskedSample.Kind kind, Attempt attempt) {
    boolean answerable() {
      return kind == AskedSample.Kind.ANSWERABLE;
    }

    double em() {
      return attempt.answered() ? AnswerMatch.exact(attempt.brief(), item.answers()) : 0;
    }

    double f1() {
      return attempt.answered() ? AnswerMatch.f1(attempt.brief(), item.answers()) : 0;
    }

    double contained() {
      return attempt.answered() && AnswerMatch.contains(attempt.text(), item.answers()) ? 1 : 0;
    }

    double scored(double value) {
      return answerable() ? value : silent();
    }

    double silent() {
      return attempt.answered() ? 0 : 1;
    }
  }

  /** Adds a question. */
  void add(SquadData.Item item, AskedSample.Kind kind, Attempt attempt) {
    rows.add(new Row(item, kind, attempt));
  }

  /** Puts the means under keys that begin with {@code system}. */
  void put(Map<String, Object> figures, String system) {
    List<Row> answerable = rows.stream().filter(Row::answerable).toList();
    List<Row> answered = rows.stream().filter(row -> row.attempt.answered()).toList();
    Map<String, Double> means = new LinkedHashMap<>();
    means.put("score_em", mean(rows, row -> row.scored(row.em())));
    means.put("score_f1", mean(rows, row -> row.scored(row.f1())));
    means.put("score_contained", mean(rows, row -> row.scored(row.contained())));
    means.put("em", mean(answerable, Row::em));
    means.put("f1", mean(answerable, Row::f1));
    means.put("contained", mean(answerable, Row::contained));
    means.put(
        "contained_of_answered",
        mean(answered.stream().filter(Row::answerable).toList(), Row::contained));
    for (AskedSample.Kind kind : AskedSample.Kind.values()) {
      means.put(
          "refused_" + kind.name().toLowerCase(Locale.ROOT),
          mean(rows.stream().filter(row -> row.kind == kind).toList(), Row::silent));
    }
    means.put("answered", (double) answered.size());
    means.put("citations", answered.stream().mapToDouble(r -> r.attempt.citations()).sum());
    means.put(
        "citations_verbatim",
        answered.stream().mapToDouble(r -> r.attempt.verbatim()).sum()
            / answered.stream().mapToDouble(r -> r.attempt.citations()).sum());
    means.put("answered_with_citation", mean(answered, row -> row.attempt.citations() > 0 ? 1 : 0));
    means.put("words", mean(answered, row -> AnswerMatch.words(row.attempt.text()).size()));
    means.forEach(
        (key, value) -> {
          if (!value.isNaN()) {
            figures.put(system + "_" + key, value);
          }
        });
  }

  /** Puts the differences to another system's SQuAD 2 F1, and to containment in its place. */
  void putDifferences(Map<String, Object> figures, String key, AttemptFigures other) {
    put(figures, key + "_score_f1", other, row -> row.scored(row.f1()));
    put(figures, key + "_score_contained", other, row -> row.scored(row.contained()));
  }

  private void put(
      Map<String, Object> figures, String key, AttemptFigures other, ToDoubleFunction<Row> value) {
    PairedIntervals.put(
        figures,
        key,
        rows.stream().mapToDouble(value).toArray(),
        other.rows.stream().mapToDouble(value).toArray());
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
