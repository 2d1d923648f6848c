package dev.mizzen.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.recommend.Interaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The evaluator against sums written out anew, and against values worked out by hand. */
class RecommendEvaluatorTest {
  private static final int ITEMS = 12;

  @Property
  void agreesWithPlainSums(@ForAll long seed) {
    Random random = new Random(seed);
    List<Interaction> training = new ArrayList<>();
    List<Interaction> heldOut = new ArrayList<>();
    Map<String, List<String>> rankings = new LinkedHashMap<>();
    for (int u = 0; u < 5; u++) {
      List<String> rest = new ArrayList<>();
      for (int i = 0; i < ITEMS; i++) {
        int part = random.nextInt(4);
        if (part == 0) {
          training.add(Interaction.of("u" + u, "i" + i));
        } else {
          rest.add("i" + i);
          if (part == 1 && u > 0) {
            heldOut.add(Interaction.of("u" + u, "i" + i));
          }
        }
      }
      training.add(Interaction.of("u" + u, "i" + ITEMS));
      java.util.Collections.shuffle(rest, random);
      rankings.put("u" + u, rest);
    }
    int k = 1 + random.nextInt(8);
    List<Metric> metrics =
        List.of(
            Metric.recall(k),
            Metric.ndcg(k),
            Metric.hitRate(k),
            Metric.mrr(k),
            Metric.map(k),
            Metric.precision(k));
    RecommendEvaluation evaluation =
        RecommendEvaluator.fullSort()
            .evaluate(new FixedRecommender(rankings, ITEMS + 1), training, heldOut, metrics);
    Set<String> users = new HashSet<>();
    heldOut.forEach(one -> users.add(one.user()));
    assertThat(evaluation.report().perQuery().keySet()).isEqualTo(users);
    for (String user : users) {
      Set<String> relevant = new HashSet<>();
      heldOut.stream().filter(o -> o.user().equals(user)).forEach(o -> relevant.add(o.item()));
      List<Double> row = evaluation.report().perQuery().get(user);
      double[] expected = plain(rankings.get(user), relevant, k);
      for (int m = 0; m < expected.length; m++) {
        assertThat(row.get(m)).as("%s", metrics.get(m)).isCloseTo(expected[m], within(1e-12));
      }
    }
  }

  /** Recall, NDCG, hit rate, MRR, MAP and precision by their definitions. */
  private static double[] plain(List<String> ranking, Set<String> relevant, int k) {
    List<Integer> hits =
        IntStream.rangeClosed(1, Math.min(k, ranking.size()))
            .filter(rank -> relevant.contains(ranking.get(rank - 1)))
            .boxed()
            .toList();
    double gain = hits.stream().mapToDouble(rank -> 1 / log2(rank + 1)).sum();
    double ideal =
        IntStream.rangeClosed(1, Math.min(k, relevant.size()))
            .mapToDouble(rank -> 1 / log2(rank + 1))
            .sum();
    double precisions = 0;
    for (int n = 0; n < hits.size(); n++) {
      precisions += (n + 1.0) / hits.get(n);
    }
    return new double[] {
      (double) hits.size() / relevant.size(),
      gain / ideal,
      hits.isEmpty() ? 0 : 1,
      hits.isEmpty() ? 0 : 1.0 / hits.getFirst(),
      precisions / relevant.size(),
      (double) hits.size() / k
    };
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  @Test
  void tellsOfCoverageNoveltyPopularityAndStrata() {
    // a has 4 users, b has 2, c has 1; d none.
    List<Interaction> training = new ArrayList<>();
    for (String pair : List.of("1a", "2a", "3a", "4a", "1b", "2b", "3c")) {
      training.add(Interaction.of(pair.substring(0, 1), pair.substring(1)));
    }
    List<Interaction> heldOut =
        List.of(
            Interaction.of("1", "c"),
            Interaction.of("1", "d"),
            Interaction.of("4", "b"),
            Interaction.of("9", "a"));
    Map<String, List<String>> rankings =
        Map.of("1", List.of("c", "e"), "2", List.of("c", "d"), "4", List.of("c", "b"));
    RecommendEvaluation evaluation =
        RecommendEvaluator.fullSort()
            .evaluate(
                new FixedRecommender(rankings, 5), training, heldOut, List.of(Metric.recall(2)));
    assertThat(evaluation.mean(Metric.recall(2))).isCloseTo((0.5 + 1 + 0) / 3, within(1e-12));
    assertThat(evaluation.unknownUsers()).isEqualTo(1);
    assertThat(evaluation.leaked()).isZero();
    assertThat(evaluation.coverage()).isCloseTo(3.0 / 5, within(1e-12));
    // c: 1 of 4 users, 2 bits; e: counted as one user, 2 bits; b: 2 of 4, 1 bit.
    assertThat(evaluation.novelty()).isCloseTo((2 + 2 + 2 + 1) / 4.0, within(1e-12));
    // User 1 sought 3 on the mean and got 0.5; user 4 sought 4 and got 1.5.
    assertThat(evaluation.popularityLift())
        .isCloseTo((0.5 / 3 - 1 + 1.5 / 4 - 1) / 2, within(1e-12));
    assertThat(evaluation.strata())
        .containsExactly(
            new RecommendEvaluation.Stratum(RecommendEvaluation.Of.ITEMS, 0, 0, 1, 0),
            new RecommendEvaluation.Stratum(RecommendEvaluation.Of.ITEMS, 1, 5, 2, 1),
            new RecommendEvaluation.Stratum(RecommendEvaluation.Of.USERS, 1, 5, 2, 0.75));
  }

  @Test
  void samplesTheSameNegativesForTheSameSeed() {
    List<Interaction> training = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      training.add(Interaction.of("u" + i % 5, "i" + i));
    }
    List<Interaction> heldOut = List.of(Interaction.of("u0", "i1"), Interaction.of("u1", "i0"));
    List<String> all = IntStream.range(0, 50).mapToObj(i -> "i" + i).toList();
    Map<String, List<String>> rankings = Map.of("u0", all, "u1", all);
    FixedRecommender model = new FixedRecommender(rankings, 50);
    RecommendEvaluator evaluator = RecommendEvaluator.sampled(10, 3);
    List<Metric> metrics = List.of(Metric.mrr(5));
    RecommendEvaluation first = evaluator.evaluate(model, training, heldOut, metrics);
    assertThat(model.allowed).hasSize(2).allSatisfy(set -> assertThat(set).hasSize(11));
    assertThat(model.allowed.getFirst()).doesNotContain("i0", "i5").contains("i1");
    assertThat(first).isEqualTo(evaluator.evaluate(model, training, heldOut, metrics));
    assertThat(model.allowed.get(0)).isEqualTo(model.allowed.get(2));
    assertThat(first.protocol()).contains("10 sampled items, seed 3");
  }

  @Test
  void countsLeaksAndRefusesMetricsWithoutDepth() {
    List<Interaction> same = List.of(Interaction.of("u", "i"));
    FixedRecommender model = new FixedRecommender(Map.of("u", List.of()), 1);
    assertThat(
            RecommendEvaluator.fullSort()
                .evaluate(model, same, same, List.of(Metric.recall(1)))
                .leaked())
        .isEqualTo(1);
    for (List<Metric> bad : List.of(List.<Metric>of(), List.of(Metric.map()))) {
      assertThatThrownBy(() -> RecommendEvaluator.fullSort().evaluate(model, same, same, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("depth");
    }
    assertThatThrownBy(() -> RecommendEvaluator.sampled(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
