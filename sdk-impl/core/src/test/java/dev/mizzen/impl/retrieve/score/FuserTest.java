package dev.mizzen.impl.retrieve.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fusion against values computed by hand. */
class FuserTest {
  private static final double ROUNDING = 1e-15;

  private final List<Candidate> words =
      Candidate.ranked(List.of(found(1, "a", 12), found(2, "b", 7), found(3, "c", 2)), Mode.BM25);
  private final List<Candidate> meaning =
      Candidate.ranked(
          List.of(found(3, "c", 0.9), found(4, "d", 0.5), found(1, "a", 0.4)), Mode.DENSE);
  private final Map<Mode, List<Candidate>> both = Map.of(Mode.BM25, words, Mode.DENSE, meaning);

  @Test
  void addsReciprocalRanks() {
    List<Candidate> fused = new Fuser(Fusion.rrf()).fuse(both);
    assertThat(fused).extracting(Candidate::id).containsExactly("a", "c", "b", "d");
    assertScores(fused, 1.0 / 61 + 1.0 / 63, 1.0 / 63 + 1.0 / 61, 1.0 / 62, 1.0 / 62);
  }

  @Test
  void takesAnotherConstant() {
    assertScores(new Fuser(Fusion.rrf(0)).fuse(both), 1 + 1 / 3.0, 1 / 3.0 + 1, 0.5, 0.5);
  }

  @Test
  void addsWeightedScoresScaledOverEachModesCandidates() {
    Fuser fuser = new Fuser(Fusion.weighted(Map.of(Mode.BM25, 3.0, Mode.DENSE, 1.0)));
    List<Candidate> fused = fuser.fuse(both);
    assertThat(fused).extracting(Candidate::id).containsExactly("a", "b", "c", "d");
    assertScores(fused, 3, 1.5, 1, 0.2);
  }

  @Test
  void countsEqualScoresAsOne() {
    List<Candidate> equal =
        Candidate.ranked(List.of(found(5, "y", 4), found(6, "x", 4)), Mode.BM25);
    Fuser fuser = new Fuser(Fusion.weighted(Map.of(Mode.BM25, 0.5, Mode.DENSE, 0.5)));
    List<Candidate> fused = fuser.fuse(Map.of(Mode.BM25, equal, Mode.DENSE, List.of()));
    assertThat(fused).extracting(Candidate::id).containsExactly("x", "y");
    assertScores(fused, 0.5, 0.5);
  }

  @Test
  void keepsThePartsOfAllModes() {
    Candidate c = new Fuser(Fusion.rrf()).fuse(both).get(1);
    assertThat(c.parts())
        .containsExactlyInAnyOrder(new Hit.Part(Mode.BM25, 2, 3), new Hit.Part(Mode.DENSE, 0.9, 1));
  }

  @Test
  void leavesOutModesWithoutWeight() {
    Fuser fuser = new Fuser(Fusion.weighted(Map.of(Mode.BM25, 1.0, Mode.DENSE, 0.0)));
    assertThat(fuser.uses(Mode.BM25)).isTrue();
    assertThat(fuser.uses(Mode.DENSE)).isFalse();
  }

  @Test
  void refusesWeightsOfOtherModes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fuser(Fusion.weighted(Map.of(Mode.ALL, 1.0))))
        .withMessageContaining("LATE");
  }

  private static Candidate found(int doc, String id, double score) {
    return new Candidate(doc, id, score, List.of());
  }

  private static void assertScores(List<Candidate> fused, double... expected) {
    assertThat(fused).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(fused.get(i).score())
          .as("rank %d", i + 1)
          .isCloseTo(expected[i], within(ROUNDING));
    }
  }
}
