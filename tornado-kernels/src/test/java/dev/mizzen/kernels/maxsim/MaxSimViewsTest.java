package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.TokenRows;
import org.junit.jupiter.api.Test;

/** The views check their sizes. */
class MaxSimViewsTest {
  @Test
  void countsQueriesAndRows() {
    MaxSimQueries queries = new MaxSimQueries(new float[10], 2, new int[] {1, 2, 5}, null);
    assertThat(queries.count()).isEqualTo(2);
    assertThat(queries.rows()).isEqualTo(4);
    assertThat(queries.mostRows()).isEqualTo(3);
    assertThat(MaxSimQueries.of(new float[6], 2).rows()).isEqualTo(3);
  }

  @Test
  void refusesQueriesThatDoNotFit() {
    assertRefused(new float[3], 2, new int[] {0, 1}, null, "3 query values", "dimension 2");
    assertRefused(new float[2], 0, new int[] {0, 1}, null, "at least 1, got 0");
    assertRefused(new float[4], 2, new int[] {0, 3}, null, "0 to 3", "2 rows");
    assertRefused(new float[4], 2, new int[] {0, 1, 1}, null, "query 1 has no rows");
    assertRefused(new float[65], 1, new int[] {0, 65}, new long[1], "1 words", "65 query rows");
  }

  @Test
  void refusesDocumentsThatDoNotFit() {
    TokenRows rows = TokenRows.of(new float[130], 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaxSimDocuments.of(rows, new int[] {0, 131}))
        .withMessageContaining("130 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MaxSimDocuments(rows, new int[] {0, 129}, new long[2], MaskedRows.ZERO))
        .withMessageContaining("2 words, but 129 document rows need 3 words");
  }

  @Test
  void knowsWhichRowsMayWin() {
    TokenRows rows = TokenRows.of(new float[70], 1);
    long[] present = {0, 0b100};
    MaxSimDocuments leftOut =
        new MaxSimDocuments(rows, new int[] {0, 70}, present, MaskedRows.LEFT_OUT);
    assertThat(leftOut.isPresent(66)).isTrue();
    assertThat(leftOut.isPresent(2)).isFalse();
    assertThat(leftOut.mayWin(2)).isFalse();
    assertThat(new MaxSimDocuments(rows, new int[] {0, 70}, present, MaskedRows.ZERO).mayWin(2))
        .isTrue();
  }

  private static void assertRefused(
      float[] values, int dimension, int[] starts, long[] present, String... messageParts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaxSimQueries(values, dimension, starts, present))
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }
}
