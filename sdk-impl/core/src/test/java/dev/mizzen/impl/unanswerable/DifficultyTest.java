package dev.mizzen.impl.unanswerable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.eval.unanswerable.Difficulty;
import dev.mizzen.eval.unanswerable.GenerationSizes;
import dev.mizzen.impl.unanswerable.context.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifficultyTest {
  private static List<Split> allowed(Difficulty difficulty) {
    return Split.all().stream()
        .filter(split -> difficulty.allowsContext(split.external(), split.internal()))
        .toList();
  }

  @Test
  void contextsAreAsHardAsAskedFor() {
    Difficulty standard = Difficulty.standard();
    assertThat(allowed(standard)).hasSize(20);
    assertThat(allowed(standard.fullyExternal(false))).hasSize(15);
    assertThat(allowed(standard.externalShare(1, 1))).hasSize(5);
    assertThat(allowed(standard.externalShare(0.5, 0.5)))
        .containsExactly(new Split(1, 1), new Split(2, 2), new Split(3, 3));
    assertThat(allowed(standard.hops(3, 3)))
        .containsExactly(new Split(1, 2), new Split(2, 1), new Split(3, 0));
  }

  @Test
  void hopsAreThoseIntendedUnlessMoreIsAllowed() {
    Difficulty standard = Difficulty.standard();
    assertThat(standard.allowsHops(3, 3)).isTrue();
    assertThat(standard.allowsHops(2, 3)).isFalse();
    assertThat(standard.allowsHops(1, 3)).isFalse();
    assertThat(standard.allowsHops(-1, 3)).isFalse();
    assertThat(standard.hopTolerance(1).allowsHops(4, 3)).isTrue();
    assertThat(standard.hopTolerance(1).allowsHops(2, 3)).isTrue();
    assertThat(standard.hopTolerance(1).allowsHops(1, 2)).as("one hop is not several").isFalse();
    assertThat(standard.hopTolerance(4).allowsHops(-1, 3)).isFalse();
    assertThat(standard.singleHops(true).allowsHops(1, 6)).isTrue();
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    Difficulty standard = Difficulty.standard();
    GenerationSizes sizes = GenerationSizes.standard();
    refused(() -> standard.hops(1, 3), "got 1 and 3");
    refused(() -> standard.hops(5, 7), "got 5 and 7");
    refused(() -> standard.hops(5, 4), "got 5 and 4");
    refused(() -> standard.externalShare(0.6, 0.5), "got 0.6 and 0.5");
    refused(() -> standard.externalShare(Double.NaN, 1), "got NaN and 1.0");
    refused(() -> standard.hopTolerance(-1), "got -1");
    refused(() -> sizes.chunks(15, 0), "chunkTokens must be from 16");
    refused(() -> sizes.chunks(100, 50), "overlapTokens must be from 0 to 49, got 50");
    refused(() -> sizes.contexts(1, 1, 21), "questions must be from 1 to 20, got 21");
    refused(() -> sizes.search(0, 1), "topics must be from 1");
    refused(() -> sizes.passages(0), "passages must be from 1");
  }

  private static void refused(Runnable setting, String problem) {
    assertThatThrownBy(setting::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }
}
