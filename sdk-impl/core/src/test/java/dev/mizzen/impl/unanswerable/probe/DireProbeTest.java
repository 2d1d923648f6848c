package dev.mizzen.impl.unanswerable.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DireProbeTest {
  private static final OptionalDouble UNTOLD = OptionalDouble.empty();

  private static ProbeQuestion question(int articles) {
    TreeMap<Integer, String> texts = new TreeMap<>();
    IntStream.rangeClosed(1, articles).forEach(i -> texts.put(i, "text " + i));
    return new ProbeQuestion("q", "Where?", "Rome", texts, new TreeSet<>(texts.keySet()));
  }

  private static SupportedAnswer rome(boolean knows, Set<Integer> support) {
    return new SupportedAnswer(knows ? "Rome" : "Oslo", support, UNTOLD);
  }

  /** Needs only the second article, and so does as well with the evidence apart. */
  @Test
  void aCheaterIsFoundOut() {
    DireProbe probe =
        new DireProbe((q, articles) -> rome(articles.containsKey(2), articles.keySet()), 1);
    List<ProbeScore> scores = List.of(probe.probe(question(2)));
    assertThat(scores.getFirst().answer()).isEqualTo(new TaskScore(1, 1, 1, 1));
    assertThat(Cheatability.ofAnswers(scores).ratio()).isEqualTo(1.0);
  }

  @Test
  void whoNeedsBothArticlesIsNot() {
    DireProbe probe =
        new DireProbe((q, articles) -> rome(articles.size() == 2, articles.keySet()), 1);
    List<ProbeScore> scores = List.of(probe.probe(question(2)));
    assertThat(scores.getFirst().answer()).isEqualTo(new TaskScore(1, 0, 0, 0));
    assertThat(Cheatability.ofAnswers(scores).ratio()).isZero();
  }

  /** Each half names what it sees: {1} and {2}, together the whole support. */
  @Test
  void supportIsTheUnionOfBothHalves() {
    DireProbe probe = new DireProbe((q, articles) -> rome(true, articles.keySet()), 1);
    ProbeScore score = probe.probe(question(2));
    assertThat(score.support()).isEqualTo(new TaskScore(1, 1, 1, 1));
    assertThat(Cheatability.ofSupport(List.of(score)).ratio()).isEqualTo(1.0);
    DireProbe silent = new DireProbe((q, articles) -> rome(true, Set.of()), 1);
    assertThat(silent.probe(question(2)).support()).isEqualTo(new TaskScore(0, 0, 0, 0));
  }

  @Test
  void theMoreConfidentHalfAnswersRightOrWrong() {
    DireProbe sureWhenWrong =
        new DireProbe(
            (q, articles) ->
                new SupportedAnswer(
                    articles.containsKey(2) ? "Rome" : "Oslo",
                    Set.of(),
                    OptionalDouble.of(articles.containsKey(2) ? -2 : -1)),
            1);
    assertThat(sureWhenWrong.probe(question(2)).answer().probe()).isZero();
    DireProbe sureWhenRight =
        new DireProbe(
            (q, articles) ->
                new SupportedAnswer(
                    articles.containsKey(2) ? "Rome" : "Oslo",
                    Set.of(),
                    OptionalDouble.of(articles.containsKey(2) ? -1 : -2)),
            1);
    assertThat(sureWhenRight.probe(question(2)).answer().probe()).isEqualTo(1);
  }

  /** Who needs 1 and 2 of three is found out by the one partition that leaves them together. */
  @Test
  void partitionsOfMoreArticlesAreAveraged() {
    DireProbe probe =
        new DireProbe(
            (q, articles) -> rome(articles.keySet().containsAll(Set.of(1, 2)), Set.of(1)), 1);
    TaskScore answer = probe.probe(question(3)).answer();
    assertThat(answer.normal()).isEqualTo(1);
    assertThat(answer.probe()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(answer.highest()).isEqualTo(1);
    TaskScore support = probe.probe(question(3)).support();
    assertThat(support.normal()).isEqualTo(0.5);
  }

  @Test
  void distractorsStayInBothHalves() {
    TreeMap<Integer, String> texts = new TreeMap<>(question(4).articles());
    List<Set<Integer>> seen = new ArrayList<>();
    new DireProbe(
            (q, articles) -> {
              seen.add(Set.copyOf(articles.keySet()));
              return rome(true, Set.of());
            },
            1)
        .probe(new ProbeQuestion("q", "Where?", "Rome", texts, new TreeSet<>(Set.of(2, 4))));
    assertThat(seen).containsExactly(Set.of(1, 2, 3, 4), Set.of(1, 3, 4), Set.of(1, 2, 3));
    assertThatThrownBy(
            () -> new ProbeQuestion("q", "Where?", "Rome", texts, new TreeSet<>(Set.of(2, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 5]");
  }

  @Test
  void thereAreOneThreeSevenThenEightPartitions() {
    assertThat(IntStream.rangeClosed(2, 6).map(s -> Bipartition.of(support(s), 7).size()))
        .containsExactly(1, 3, 7, 8, 8);
    assertThat(Bipartition.of(support(5), 7)).isEqualTo(Bipartition.of(support(5), 7));
    assertThat(Bipartition.of(support(6), 7)).isNotEqualTo(Bipartition.of(support(6), 8));
    assertThatThrownBy(() -> Bipartition.of(support(1), 7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SortedSet<Integer> support(int size) {
    return question(Math.max(2, size)).support().headSet(size + 1);
  }

  @Property
  void partitionsAreDifferentAndWhole(
      @ForAll @IntRange(min = 2, max = 12) int size, @ForAll long seed) {
    List<Bipartition> partitions = Bipartition.of(support(size), seed);
    assertThat(partitions).doesNotHaveDuplicates();
    for (Bipartition partition : partitions) {
      TreeSet<Integer> union = new TreeSet<>(partition.first());
      assertThat(union.addAll(partition.second())).isTrue();
      assertThat(union).isEqualTo(support(size));
      assertThat(partition.first().size() + partition.second().size()).isEqualTo(size);
      assertThat(partition.first()).isNotEmpty().contains(1);
    }
  }

  /** Whatever a reader does: it is asked 1 + 2·partitions times, and min never exceeds normal. */
  @Property
  void theConditionalScoreNeverExceedsTheNormalOne(
      @ForAll @IntRange(min = 2, max = 6) int size, @ForAll int whim) {
    int[] asked = new int[1];
    ContextReader moody =
        (q, articles) -> {
          asked[0]++;
          int mood = 31 * whim + articles.keySet().hashCode();
          return new SupportedAnswer(
              List.of("Rome", "Rome in Italy", "Oslo").get(Math.floorMod(mood, 3)),
              Set.of(1 + Math.floorMod(mood, size)),
              mood % 2 == 0 ? OptionalDouble.of(mood) : UNTOLD);
        };
    ProbeScore score = new DireProbe(moody, 3).probe(question(size));
    assertThat(asked[0]).isEqualTo(1 + 2 * score.partitions());
    for (TaskScore task : List.of(score.answer(), score.support())) {
      assertThat(task.conditional())
          .isLessThanOrEqualTo(task.normal())
          .isLessThanOrEqualTo(Math.nextUp(task.probe()));
      assertThat(task.highest()).isBetween(task.conditional() - 1e-15, task.normal());
    }
    double ratio = Cheatability.ofAnswers(List.of(score)).ratio();
    assertThat(Double.isNaN(ratio) || (ratio >= 0 && ratio <= 1)).isTrue();
  }
}
