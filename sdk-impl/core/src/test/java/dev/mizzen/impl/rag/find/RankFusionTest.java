package dev.mizzen.impl.rag.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Document;
import dev.mizzen.search.Hit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankFusionTest {
  @Test
  void addsReciprocalRanks() {
    List<Hit> fused = RankFusion.of(List.of(ranking("a", "b", "c"), ranking("d", "b")), 10);
    assertThat(fused).extracting(Hit::id).containsExactly("b", "a", "d", "c");
    assertThat(fused).extracting(Hit::rank).containsExactly(1, 2, 3, 4);
    assertThat(fused.get(0).score()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(fused.get(1).score()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void putsEachFirstBeforeWhatManyHaveLower() {
    List<Hit> fused =
        RankFusion.of(
            List.of(ranking("a", "x", "y", "z"), ranking("b", "v", "w", "z"), ranking("c")), 3);
    assertThat(fused).extracting(Hit::id).containsExactly("a", "b", "c");
    assertThat(RankFusion.of(List.of(), 3)).isEmpty();
    assertThat(RankFusion.of(List.of(ranking("a", "b")), 1)).hasSize(1);
  }

  private static List<Hit> ranking(String... ids) {
    return IntStream.range(0, ids.length)
        .mapToObj(i -> new Hit(Document.of(ids[i], ids[i]), 9 - i, i + 1, List.of(), List.of()))
        .toList();
  }
}
