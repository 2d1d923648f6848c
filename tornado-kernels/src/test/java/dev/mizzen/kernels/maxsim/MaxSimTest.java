package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class MaxSimTest {
  private final MaxSim door =
      new MaxSim(KernelBackends.known().getFirst().maxSim(Workers.caller()));
  private final TokenRows threeRows = TokenRows.of(new float[6], 2);

  @Test
  void passesAGoodBatchOn() {
    float[] scores = new float[2];
    TokenRows rows = TokenRows.of(new float[] {1, 2, 3, 4}, 2);
    door.maxSim(new float[] {1, 1}, rows, new int[] {0, 1, 2}, scores, new int[2]);
    assertThat(scores).containsExactly(3, 7);
  }

  @Test
  void refusesAQueryThatIsNoWholeNumberOfRows() {
    assertRefused(new float[3], new int[] {0, 3}, 1, 1, "3 values", "dimension 2");
    assertRefused(new float[0], new int[] {0, 3}, 1, 1, "0 values");
  }

  @Test
  void refusesStartsThatShrinkOrLeaveTheRows() {
    assertRefused(new float[2], new int[] {0, 2, 1}, 2, 2, "from 2 to 1", "document 1");
    assertRefused(new float[2], new int[] {0, 4}, 1, 1, "0 to 4", "3 rows");
    assertRefused(new float[2], new int[] {-1, 3}, 1, 1, "-1 to 3");
    assertRefused(new float[2], new int[0], 0, 0, "starts");
  }

  @Test
  void refusesResultsOfAnotherLength() {
    assertRefused(new float[2], new int[] {0, 3}, 2, 1, "scores has 2", "needs 1");
    assertRefused(new float[4], new int[] {0, 3}, 1, 1, "best has 1", "needs 2");
  }

  @Test
  void checksTheQueriesOfHeldDocuments() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door.hold(threeRows, new int[] {0, 4}))
        .withMessageContaining("3 rows");
    try (MaxSimCorpus corpus = door.hold(threeRows, new int[] {0, 2, 3})) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> corpus.maxSim(new float[3], new float[2], null))
          .withMessageContaining("3 values");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> corpus.maxSim(new float[2], new float[1], null))
          .withMessageContaining("scores has 1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> corpus.maxSim(new float[4], new float[2], new int[2]))
          .withMessageContaining("needs 4");
    }
  }

  @Test
  void refusesRowsThatDoNotFitTheirScales() {
    MemorySegment bytes = MemorySegment.ofArray(new byte[6]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenRows.of(bytes, ElementType.INT8, 2))
        .withMessageContaining("3 rows of INT8 need 12 bytes of scales, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenRows.of(bytes, ElementType.FLOAT16, 2))
        .withMessageContaining("6 bytes")
        .withMessageContaining("4 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenRows.of(new float[2], 0))
        .withMessageContaining("got 0");
  }

  private void assertRefused(
      float[] query, int[] starts, int scores, int best, String... messageParts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door.maxSim(query, threeRows, starts, new float[scores], new int[best]))
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }
}
