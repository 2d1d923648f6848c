package dev.mizzen.impl.train.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  @Test
  void theWayBackIsExact() {
    for (int count = 2; count <= 12; count++) {
      List<String> items = IntStream.range(0, count).mapToObj(i -> "item " + i).toList();
      for (long seed = 0; seed < 200; seed++) {
        Shuffle shuffle = Shuffle.of(count, seed);
        List<String> presented = shuffle.present(items);
        assertThat(presented).containsExactlyInAnyOrderElementsOf(items);
        // A teacher that orders the places backwards.
        List<Integer> places = IntStream.range(0, count).boxed().toList().reversed();
        List<String> byPlace = places.stream().map(presented::get).toList();
        List<String> byItem = shuffle.back(places).stream().map(items::get).toList();
        assertThat(byItem).as("%s items, seed %s", count, seed).isEqualTo(byPlace);
        assertThat(Shuffle.of(count, seed).present(items)).isEqualTo(presented);
      }
    }
    assertThat(Shuffle.of(5, 1).back(List.of())).isEmpty();
  }

  /** Pearson's χ² over the 24 orders of four items; 49.7 is passed once in 1,000 times. */
  @Test
  void allOrdersAreAsLikely() {
    Map<List<Integer>, Integer> seen = new HashMap<>();
    int draws = 24_000;
    for (long seed = 0; seed < draws; seed++) {
      seen.merge(Shuffle.of(4, seed).present(List.of(0, 1, 2, 3)), 1, Integer::sum);
    }
    double expected = draws / 24.0;
    double chi =
        seen.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(seen).hasSize(24);
    assertThat(chi).isLessThan(49.7);
  }
}
