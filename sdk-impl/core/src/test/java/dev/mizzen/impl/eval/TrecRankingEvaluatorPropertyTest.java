package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Qrels;
import dev.mizzen.eval.Run;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TrecRankingEvaluatorPropertyTest {
  private final TrecRankingEvaluator evaluator = new TrecRankingEvaluator();

  @Property
  void agreesWithThePlainDefinitions(
      @ForAll("scores") Map<String, Float> scores,
      @ForAll("grades") Map<String, Integer> grades,
      @ForAll("metrics") Metric metric) {
    assertThat(measure(scores, grades, metric))
        .isCloseTo(TrecOracle.value(metric, scores, grades), within(1e-12));
  }

  @Property
  void staysWithinZeroAndOne(
      @ForAll("scores") Map<String, Float> scores,
      @ForAll("grades") Map<String, Integer> grades,
      @ForAll("metrics") Metric metric) {
    assertThat(measure(scores, grades, metric)).isBetween(0.0, 1.0 + 1e-12);
  }

  @Provide
  Arbitrary<Map<String, Float>> scores() {
    // Few distinct values, so that ties are common.
    return Arbitraries.maps(documents(), Arbitraries.integers().between(-3, 3).map(i -> i / 2f))
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<Map<String, Integer>> grades() {
    return Arbitraries.maps(documents(), Arbitraries.integers().between(-1, 3))
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Metric> metrics() {
    return Arbitraries.of(
        Metric.ndcg(1),
        Metric.ndcg(10),
        Metric.ndcg(0),
        Metric.recall(5),
        Metric.recall(100),
        Metric.map(),
        Metric.map(4),
        Metric.mrr(10),
        Metric.mrr(0),
        Metric.precision(3),
        Metric.precision(50));
  }

  private static Arbitrary<String> documents() {
    return Arbitraries.integers().between(0, 40).map(i -> "d" + i);
  }

  private double measure(Map<String, Float> scores, Map<String, Integer> grades, Metric metric) {
    Qrels.Builder qrels = Qrels.builder();
    grades.forEach((document, grade) -> qrels.add("q", document, grade));
    List<Run.Scored> scored =
        scores.entrySet().stream().map(e -> new Run.Scored(e.getKey(), e.getValue())).toList();
    Run run = Run.builder().add("q", scored).build();
    return evaluator.evaluate(qrels.build(), run, List.of(metric)).mean(metric);
  }
}
