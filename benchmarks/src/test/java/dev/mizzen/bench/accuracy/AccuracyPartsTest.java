package dev.mizzen.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.eval.Run;
import dev.mizzen.impl.eval.BeirDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyPartsTest {
  @Test
  void percentilesAreTimesThatWereMeasured() {
    double[] millis = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
    Searches.Speed speed = Searches.Speed.of(millis);
    assertThat(speed.p50Millis()).isEqualTo(50);
    assertThat(speed.p99Millis()).isEqualTo(99);
    assertThat(speed.queriesPerSecond()).isCloseTo(1000 / 50.5, within(1e-9));
    assertThat(Searches.Speed.of(new double[0]).p99Millis()).isZero();
  }

  @Test
  void overlapIsTheShareOfTheExactRankingThatWasFound() {
    Run exact = run("a", "b", "c", "d");
    assertThat(Overlap.at(4, exact, run("d", "c", "b", "a"))).isEqualTo(1);
    assertThat(Overlap.at(2, exact, run("d", "c", "b", "a"))).isEqualTo(0);
    assertThat(Overlap.at(2, exact, run("x", "a"))).isEqualTo(0.5);
  }

  @Test
  void theControlIsAPermutationThatDependsOnTheSeedAlone() {
    List<BeirDataset.Entry> corpus =
        IntStream.range(0, 50).mapToObj(i -> new BeirDataset.Entry("d" + i, "", "")).toList();
    Run once = RandomRanking.of(corpus, List.of("q1", "q2"), 7);
    assertThat(once).isEqualTo(RandomRanking.of(corpus, List.of("q1", "q2"), 7));
    assertThat(once).isNotEqualTo(RandomRanking.of(corpus, List.of("q1", "q2"), 8));
    assertThat(once.ranking("q1")).hasSize(50).isNotEqualTo(once.ranking("q2"));
  }

  private static Run run(String... documents) {
    List<Run.Scored> ranking = new ArrayList<>();
    for (String document : documents) {
      ranking.add(new Run.Scored(document, -ranking.size()));
    }
    return Run.builder().add("q", ranking).build();
  }
}
