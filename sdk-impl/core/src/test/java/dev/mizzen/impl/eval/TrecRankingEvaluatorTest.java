package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Qrels;
import dev.mizzen.eval.RankingEvaluator;
import dev.mizzen.eval.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrecRankingEvaluatorTest {
  private final RankingEvaluator evaluator = RankingEvaluator.create();

  /** Worked by hand: grades 1, 0, 2, 0, 1 at ranks 1 to 5, one more relevant document not found. */
  @ParameterizedTest
  @CsvSource({
    "NDCG, 5, 0.670162",
    "NDCG, 3, 0.638788",
    "NDCG, 0, 0.670162",
    "RECALL, 3, 0.5",
    "RECALL, 100, 0.75",
    "MAP, 0, 0.566667",
    "MAP, 3, 0.416667",
    "MRR, 10, 1",
    "PRECISION, 5, 0.6",
    "PRECISION, 10, 0.3",
  })
  void agreesWithValuesWorkedByHand(Metric.Measure measure, int depth, double expected) {
    Qrels qrels =
        Qrels.builder()
            .add("q", "a", 1)
            .add("q", "c", 2)
            .add("q", "e", 1)
            .add("q", "f", 1)
            .add("q", "g", 0)
            .build();
    Run run = run("q", "a", "b", "c", "g", "e");
    assertThat(mean(qrels, run, new Metric(measure, depth))).isCloseTo(expected, within(5e-7));
  }

  @Test
  void readsTheFirstRelevantRankWithinTheDepth() {
    Qrels qrels = Qrels.builder().add("q", "c", 1).build();
    Run run = run("q", "a", "b", "c");
    assertThat(mean(qrels, run, Metric.mrr(10))).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(mean(qrels, run, Metric.mrr(2))).isZero();
  }

  @Test
  void countsQueriesWithoutRankingOrWithoutRelevantDocumentsAsZero() {
    Qrels qrels =
        Qrels.builder()
            .add("q1", "a", 1)
            .add("q2", "a", 1)
            .add("q3", "a", 0)
            .add("q4", "a", -1)
            .build();
    Run run =
        Run.builder()
            .add("q1", List.of(new Run.Scored("a", 1)))
            .add("q3", List.of(new Run.Scored("a", 1)))
            .add("q4", List.of(new Run.Scored("a", 1)))
            .add("unjudged", List.of(new Run.Scored("z", 1)))
            .build();
    for (Metric metric :
        List.of(
            Metric.ndcg(10),
            Metric.recall(10),
            Metric.map(),
            Metric.mrr(10),
            Metric.precision(1))) {
      assertThat(mean(qrels, run, metric)).as("%s", metric).isEqualTo(0.25);
    }
  }

  @Test
  void resolvesTiesByDescendingId() {
    Qrels qrels = Qrels.builder().add("q", "a", 1).build();
    Run run =
        Run.builder().add("q", List.of(new Run.Scored("a", 1), new Run.Scored("b", 1))).build();
    assertThat(mean(qrels, run, Metric.mrr(10))).isEqualTo(0.5);
  }

  @Test
  void comparesTheSameWayForTheSameSeed() {
    EvaluationReport system = report(0.9, 0.8, 0.7, 0.9, 0.5, 0.6, 0.8, 0.4);
    EvaluationReport baseline = report(0.5, 0.6, 0.3, 0.4, 0.5, 0.2, 0.3, 0.1);
    Comparison once = evaluator.compare(system, baseline, Metric.ndcg(10), 2000, 42);
    assertThat(once).isEqualTo(evaluator.compare(system, baseline, Metric.ndcg(10), 2000, 42));
    assertThat(once.difference()).isCloseTo(2.7 / 8, within(1e-12));
    assertThat(once.lower()).isBetween(0.0, once.difference());
    assertThat(once.upper()).isGreaterThan(once.difference());
    assertThat(once.pValue()).isLessThan(0.05);
  }

  @Test
  void refusesReportsOverDifferentQueries() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.compare(report(1, 2), report(1), Metric.ndcg(10), 1000, 1))
        .withMessageContaining("2 and 1 queries");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.compare(report(1), report(1), Metric.ndcg(10), 10, 1))
        .withMessageContaining("got 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.compare(report(1), report(1), Metric.map(), 1000, 1))
        .withMessageContaining("map was not measured");
  }

  private double mean(Qrels qrels, Run run, Metric metric) {
    return evaluator.evaluate(qrels, run, List.of(metric)).mean(metric);
  }

  private static Run run(String query, String... documents) {
    List<Run.Scored> scored = new java.util.ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      scored.add(new Run.Scored(documents[i], documents.length - i));
    }
    return Run.builder().add(query, scored).build();
  }

  private static EvaluationReport report(double... values) {
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    for (double value : values) {
      rows.put("q" + rows.size(), List.of(value));
    }
    return new EvaluationReport(List.of(Metric.ndcg(10)), rows);
  }
}
