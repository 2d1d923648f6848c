package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import org.junit.jupiter.api.Test;

class RankingTest {
  private final Ranking door =
      new Ranking(KernelBackends.known().getFirst().ranking(Workers.caller()));
  private final TokenRows threeItems = TokenRows.of(new float[] {1, 0, 2, 0, 3, 0}, 2);
  private final CsrGraph seen = CsrGraph.of(3, new int[] {0, 1}, new int[] {2});

  @Test
  void passesAGoodRankingOn() {
    int[] ranked = new int[2];
    float[] scores = new float[2];
    door.rank(new float[] {1, 1}, threeItems, seen, 2, ranked, scores);
    assertThat(ranked).containsExactly(1, 0);
    assertThat(scores).containsExactly(2, 1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertRefused(2, seen, 0, 0, 0, "k", "got 0");
    assertRefused(3, seen, 2, 2, 2, "3 values", "dimension 2");
    assertRefused(4, seen, 2, 4, 4, "CsrGraph[1 × 3, 1 edges]", "2 users", "3 items");
    assertRefused(2, CsrGraph.of(4, new int[2], new int[0]), 2, 2, 2, "CsrGraph[1 × 4");
    assertRefused(2, seen, 2, 3, 2, "ranked has 3", "needs 2");
    assertRefused(2, seen, 2, 2, 1, "scores has 1", "needs 2");
  }

  private void assertRefused(
      int users, CsrGraph mask, int k, int ranked, int scores, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                door.rank(
                    new float[users], threeItems, mask, k, new int[ranked], new float[scores]))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
