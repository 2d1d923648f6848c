package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  /** Items score 4, 3, 2, 1; user 0 has seen item 0, user 1 has nothing held out. */
  @Test
  void countsByHand() {
    CsrGraph train = CsrGraph.of(4, new int[] {0, 1, 1, 1}, new int[] {0});
    CsrGraph heldOut = CsrGraph.of(4, new int[] {0, 2, 2, 3}, new int[] {1, 3, 3});
    HeldOut measure = new HeldOut(train, heldOut, 2);
    assertThat(measure.users()).isEqualTo(2);
    HeldOut.Quality quality =
        measure.measure(
            SmallGraph.kernels(Workers.caller()).ranking(),
            new float[] {1, 1, 1},
            new float[] {4, 3, 2, 1},
            1);
    // User 0 is given 1 and 2, of 1 and 3; user 2 is given 0 and 1, of 3.
    assertThat(quality.recall()).isCloseTo(0.25, within(1e-12));
    double second = Math.log(2) / Math.log(3);
    assertThat(quality.ndcg()).isCloseTo(0.5 / (1 + second), within(1e-12));
  }
}
