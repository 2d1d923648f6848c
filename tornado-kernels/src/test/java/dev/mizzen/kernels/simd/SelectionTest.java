package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 64, 1000})
  void bringsTheLargestToTheFrontAndTheirSmallestToTheirEnd(int length) {
    Random random = new Random(length);
    for (int count = 1; count <= length; count += 1 + length / 20) {
      long[] keys = random.longs(length + 4).distinct().toArray();
      long[] before = keys.clone();
      Selection.largestFirst(keys, 2, 2 + length, count);
      long[] expected = Arrays.copyOfRange(before, 2, 2 + length);
      Arrays.sort(expected);
      long[] front = Arrays.copyOfRange(keys, 2, 2 + count);
      assertThat(front[count - 1]).isEqualTo(expected[length - count]);
      Arrays.sort(front);
      assertThat(front).isEqualTo(Arrays.copyOfRange(expected, length - count, length));
      assertThat(keys)
          .startsWith(before[0], before[1])
          .endsWith(before[length + 2], before[length + 3]);
    }
  }
}
