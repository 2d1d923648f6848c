package dev.mizzen.impl.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GroupSamplerTest {
  private static final ScoreBins BINS = ScoreBins.standard();
  private static final GroupSampler BINNED = GroupSampler.binned(BINS);

  /** 0, 0.01 .. 1. */
  private static float[] ramp() {
    float[] scores = new float[101];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i / 100f;
    }
    return scores;
  }

  @Test
  void aRampHas70And20And5And6Scores() {
    int[] sizes = new int[4];
    float[] edges = BINS.edges(0, 1);
    for (float score : ramp()) {
      sizes[ScoreBins.bin(score, edges)]++;
    }
    assertThat(sizes).containsExactly(70, 20, 5, 6);
  }

  @Test
  void aGroupHasOneOfEachBinAndTwoOfTheTop() {
    RandomGenerator random = Randomness.of(3);
    Set<Integer> seen = new HashSet<>();
    for (int draw = 0; draw < 3_000; draw++) {
      int[] group = BINNED.sample(ramp(), random);
      assertThat(group).hasSize(5).doesNotHaveDuplicates();
      assertThat(group[0]).isBetween(0, 69);
      assertThat(group[1]).isBetween(70, 89);
      assertThat(group[2]).isBetween(90, 94);
      assertThat(group[3]).isBetween(95, 100);
      assertThat(group[4]).isBetween(95, 100);
      Arrays.stream(group).forEach(seen::add);
    }
    assertThat(seen).hasSize(101);
  }

  @Test
  void binsAreOfScoresAndNotOfPlaces() {
    float[] scores = ramp();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -7 + 3 * scores[i] * scores[i];
    }
    int[] group = BINNED.sample(scores, Randomness.of(1));
    assertThat(group[0]).isLessThan(84); // 0.84² = 0.7056
    assertThat(group[1]).isBetween(84, 94); // 0.95² = 0.9025
    assertThat(group[3]).isGreaterThanOrEqualTo(97); // 0.98² = 0.9604, 0.97² = 0.9409
  }

  @Test
  void emptyBinsAreFilledFromAll() {
    float[] equal = new float[20]; // all in the top bin
    float[] oneAbove = new float[20]; // one in the top bin, the rest in the lowest
    oneAbove[13] = 1;
    float[] five = {1, 2, 3, 4, 100};
    RandomGenerator random = Randomness.of(4);
    for (int draw = 0; draw < 200; draw++) {
      assertThat(BINNED.sample(equal, random)).hasSize(5).doesNotHaveDuplicates();
      assertThat(BINNED.sample(oneAbove, random)).hasSize(5).doesNotHaveDuplicates().contains(13);
      assertThat(BINNED.sample(five, random)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
  }

  @Test
  void aSeedGivesTheSameGroups() {
    for (GroupSampler sampler : List.of(BINNED, GroupSampler.random(5))) {
      RandomGenerator one = Randomness.of(5);
      RandomGenerator two = Randomness.of(5);
      Set<String> different = new HashSet<>();
      for (int draw = 0; draw < 50; draw++) {
        int[] group = sampler.sample(ramp(), one);
        assertThat(group).containsExactly(sampler.sample(ramp(), two));
        different.add(Arrays.toString(group));
      }
      assertThat(different).hasSizeGreaterThan(45);
    }
  }

  @Test
  void randomGroupsDoNotLookAtScores() {
    RandomGenerator random = Randomness.of(6);
    int[] seen = new int[101];
    for (int draw = 0; draw < 20_200; draw++) {
      int[] group = GroupSampler.random(5).sample(ramp(), random);
      assertThat(group).doesNotHaveDuplicates();
      Arrays.stream(group).forEach(i -> seen[i]++);
    }
    assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(850); // 1,000 expected
    assertThat(Arrays.stream(seen).max().orElseThrow()).isLessThan(1150);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BINNED.sample(new float[4], Randomness.of(1)))
        .withMessageContainingAll("5", "4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreBins(List.of(0.0, 0.5, 0.5), List.of(1, 1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreBins(List.of(0.1, 0.5), List.of(1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreBins(List.of(0.0, 0.5), List.of(1, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreBins(List.of(0.0, 0.5), List.of(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> GroupSampler.random(1));
  }
}
