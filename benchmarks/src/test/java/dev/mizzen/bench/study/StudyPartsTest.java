package dev.mizzen.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Qrels;
import dev.mizzen.impl.head.EffectiveRank;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.TrainingExample;
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

  @Test
  void readsTheNamesOfSystems() {
    assertThat(StudySystem.parse("ffn2-res-gelu-f0.5", 384, 48).shape())
        .isEqualTo(new HeadShape(HeadShape.Kind.FFN2_RES, 384, 48, 0.5, HeadShape.Activation.GELU));
    StudySystem full = StudySystem.parse("full", 384, 48);
    assertThat(full.dimension()).isEqualTo(384);
    assertThat(full.seeded()).isFalse();
    assertThat(StudySystem.parse("glu-supervised", 384, 48).origin())
        .isEqualTo(StudySystem.Origin.SUPERVISED);
    assertThat(StudySystem.parse("linear-decay", 384, 48).decay()).isEqualTo(0.1);
    assertThat(StudySystem.parse("linear-frompca", 384, 48).fromPrincipal()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StudySystem.parse("linear-tanh", 384, 48))
        .withMessageContaining("'tanh' in 'linear-tanh' is none of identity, relu");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StudySystem.parse("ffn2-frompca", 384, 48));
  }

  @Test
  void drawsTuplesByTheTeachersRanks() {
    int documents = 50;
    float[] scores = new float[documents];
    for (int d = 0; d < documents; d++) {
      scores[d] = documents - (d * 7) % documents; // document 7⁻¹·r has rank r
    }
    Teacher teacher = new Teacher(List.of("q"), TeacherScores.of(scores, documents));
    Teacher.Tuple tuple = new Teacher.Tuple(2, 3, 10, 4);
    List<TrainingExample> examples = teacher.distillation(List.of("q"), tuple, 20, 5);
    assertThat(examples).hasSize(20);
    Set<Integer> far = new HashSet<>();
    for (TrainingExample example : examples) {
      assertThat(example.count()).isEqualTo(tuple.ways());
      int before = -1;
      for (int i = 0; i < example.count(); i++) {
        int rank = example.document(i) * 7 % documents;
        assertThat(rank).isGreaterThan(before);
        before = rank;
        assertThat(rank).isBetween(i < 2 ? i : i < 5 ? 2 : 10, i < 2 ? i : i < 5 ? 9 : 49);
        if (i >= 5) {
          far.add(rank);
        }
      }
      assertThat(example.target(0)).isEqualTo(1);
      assertThat(example.target(8)).isZero();
    }
    assertThat(far).as("drawn anew").hasSizeGreaterThan(20);
  }
}
