package dev.mizzen.impl.retrieve.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdinalCountsTest {
  private static final long SEED = 20261123;

  @ParameterizedTest
  @CsvSource({
    "10, 500, true",
    "1024, 1, true",
    "1025, 1, false",
    "1000000, 2000, false",
    "5000, 20000, true"
  })
  void countsLikeAMapAndTakesAnArrayOnlyForMany(int size, int seen, boolean dense)
      throws IOException {
    Random random = new Random(SEED);
    OrdinalCounts counts = new OrdinalCounts(size);
    Map<Integer, Integer> expected = new HashMap<>();
    for (int i = 0; i < seen; i++) {
      int ordinal = random.nextInt(size);
      counts.increment(ordinal);
      expected.merge(ordinal, 1, Integer::sum);
    }
    Map<Integer, Integer> actual = new HashMap<>();
    counts.forEach((ordinal, count) -> assertThat(actual.put(ordinal, count)).isNull());
    assertThat(actual).as("seed=%d", SEED).isEqualTo(expected);
    assertThat(counts.isDense()).isEqualTo(dense);
  }
}
