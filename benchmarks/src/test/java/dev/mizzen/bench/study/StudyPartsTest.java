package dev.mizzen.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Qrels;
import dev.mizzen.impl.head.EffectiveRank;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyPartsTest {
  @Test
  void splitsQueriesSoThatNoCitedDocumentIsOnBothSides() {
    Random random = new Random(1);
    Qrels.Builder builder = Qrels.builder();
    for (int q = 0; q < 200; q++) {
      int own = random.nextInt(150);
      builder.add("q" + q, "d" + own, 1);
      builder.add("q" + q, "d" + (own + 1 + random.nextInt(149)) % 150 + "x", 1);
    }
    Qrels qrels = builder.build();
    ClaimSplit split = ClaimSplit.of(qrels, 0.2, 7);
    assertThat(split).isEqualTo(ClaimSplit.of(qrels, 0.2, 7));
    assertThat(split.train().size() + split.validation().size()).isEqualTo(200);
    Set<String> cited = cited(qrels, split.train());
    cited.retainAll(cited(qrels, split.validation()));
    assertThat(cited).isEmpty();
  }

  @Test
  void takesAboutTheShareAskedFor() {
    Qrels.Builder builder = Qrels.builder();
    for (int q = 0; q < 100; q++) {
      builder.add("q" + q, "d" + q / 2, 1);
    }
    ClaimSplit split = ClaimSplit.of(builder.build(), 0.2, 7);
    assertThat(split.validation()).hasSize(20);
  }

  private static Set<String> cited(Qrels qrels, List<String> queries) {
    Set<String> cited = new HashSet<>();
    queries.forEach(q -> cited.addAll(qrels.grades(q).keySet()));
    return cited;
  }

  @Test
  void drawsDirectionsAtRightAngles() {
    double rank = EffectiveRank.of(Orthonormal.random(30, 8, 3)).effectiveRank();
    assertThat(rank).isCloseTo(8, within(1e-6));
  }

  @Test
  void takesTheMeanOfSeedsQueryByQuery() {
    List<Metric> metrics = List.of(Metric.ndcg(10));
    EvaluationReport one = new EvaluationReport(metrics, Map.of("a", List.of(1.0)));
    EvaluationReport two = new EvaluationReport(metrics, Map.of("a", List.of(0.5)));
    StudyRow row = new StudyRow("x", 4, List.of(one, two), Map.of());
    assertThat(row.mean().perQuery()).containsEntry("a", List.of(0.75));
  }
}
