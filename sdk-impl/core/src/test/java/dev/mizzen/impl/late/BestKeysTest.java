package dev.mizzen.impl.late;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestKeysTest {
  @Test
  void keepsWhatAFullSortPutsFirst() {
    Random random = new Random(LateCase.SEED);
    BestKeys best = new BestKeys();
    for (int most : new int[] {1, 2, 7, 100, 1000}) {
      int[] totals = IntStream.range(0, 500).map(d -> random.nextInt(60)).toArray();
      best.reset(most);
      for (int d = 499; d >= 0; d--) {
        best.offer(totals[d], d);
      }
      best.sort();
      List<Integer> expected =
          IntStream.range(0, 500)
              .boxed()
              .sorted(Comparator.comparingInt((Integer d) -> -totals[d]).thenComparing(d -> d))
              .limit(most)
              .toList();
      assertThat(IntStream.range(0, best.size()).boxed().map(best::document).toList())
          .isEqualTo(expected);
      assertThat(best.total(0)).isEqualTo(totals[expected.getFirst()]);
    }
  }
}
