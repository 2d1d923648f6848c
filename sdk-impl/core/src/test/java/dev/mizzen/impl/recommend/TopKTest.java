package dev.mizzen.impl.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TopKTest {
  @Property
  void ranksAsSortingDoes(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 8) Integer> scores,
      @ForAll @IntRange(min = 1, max = 50) int k,
      @ForAll @IntRange(max = 3) int every) {
    int n = scores.size();
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      int s = scores.get(i);
      values[i] = s == 7 ? Float.NaN : s == 8 ? Float.NEGATIVE_INFINITY : s;
    }
    int[] masked =
        every == 0 ? new int[0] : IntStream.range(0, n).filter(i -> i % (every + 1) == 0).toArray();
    int[] expected =
        IntStream.range(0, n)
            .filter(i -> scores.get(i) < 7 && Arrays.binarySearch(masked, i) < 0)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -scores.get(i)).thenComparing(i -> i))
            .mapToInt(i -> i)
            .limit(k)
            .toArray();
    int[] ranked = new int[k];
    float[] best = new float[k];
    CsrGraph seen = CsrGraph.of(n, new int[] {0, masked.length}, masked);
    TopK.best(values, 0, n, seen, 0, k, ranked, best);
    assertThat(Arrays.copyOf(ranked, expected.length)).isEqualTo(expected);
    for (int i = expected.length; i < k; i++) {
      assertThat(ranked[i]).isEqualTo(-1);
      assertThat(best[i]).isEqualTo(Float.NEGATIVE_INFINITY);
    }
  }
}
