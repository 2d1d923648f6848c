package dev.mizzen.impl.unanswerable.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.eval.unanswerable.SourceChunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Acceptance check 1 of the specification: which groups there are, and which are drawn. */
final class GroupSamplerTest {
  private static final int ROUNDS = 200;

  @Test
  void thereAreFifteenMixedSplitsAndFiveFromOutside() {
    List<Split> mixed = Split.all().stream().filter(split -> split.internal() > 0).toList();
    List<Split> outside = Split.all().stream().filter(split -> split.internal() == 0).toList();
    Set<Split> expected = new HashSet<>();
    for (int i = 1; i <= 5; i++) {
      for (int j = 1; j <= 5; j++) {
        if (i + j >= 2 && i + j <= 6) {
          expected.add(new Split(i, j));
        }
      }
    }
    assertThat(mixed).hasSize(15).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(outside).extracting(Split::external).containsExactly(2, 3, 4, 5, 6);
  }

  @Test
  void everyChunkOfSevenAndFiveIsUsedAndSplitsHaveThreeGroupsAtMost() {
    List<Group> groups = GroupSampler.sample(external(7), internal(5), Split.all(), 3, 32);

    check(groups, 7, 5, 3);
    assertThat(groups).hasSize(20 * 3);
    assertThat(used(groups)).hasSize(7 + 5);
    assertThat(groups)
        .isEqualTo(GroupSampler.sample(external(7), internal(5), Split.all(), 3, 32))
        .isNotEqualTo(GroupSampler.sample(external(7), internal(5), Split.all(), 3, 33));
  }

  @Test
  void whateverTheNumbersGroupsAreDifferentAndUseAllChunksThatFit() {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("GroupSamplerTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      int outside = random.nextInt(9);
      int inside = random.nextInt(9);
      int cap = 1 + random.nextInt(8);
      List<Group> groups =
          GroupSampler.sample(
              external(outside), internal(inside), Split.all(), cap, random.nextLong());
      check(groups, outside, inside, cap);
      boolean mixes = outside > 0 && outside + inside > 1;
      assertThat(used(groups)).hasSize(mixes ? outside + inside : 0);
    }
  }

  @Test
  void theFirstRoundUsesEveryChunkOnceBeforeAnyTwice() {
    List<Split> pairs = List.of(new Split(1, 1));
    List<Group> groups = GroupSampler.sample(external(6), internal(6), pairs, 6, 32);

    assertThat(used(groups)).hasSize(12);
  }

  @Test
  void splitsTakeTurns() {
    List<Group> groups = GroupSampler.sample(external(7), internal(5), Split.all(), 2, 32);

    assertThat(groups.subList(0, 20)).extracting(Group::split).doesNotHaveDuplicates();
  }

  private static void check(List<Group> groups, int outside, int inside, int cap) {
    Map<String, Integer> sizes = new TreeMap<>();
    Set<Set<SourceChunk>> seen = new HashSet<>();
    for (Group group : groups) {
      List<SourceChunk> chunks = group.chunks();
      long external = chunks.stream().filter(SourceChunk::external).count();
      assertThat(external).isEqualTo(group.split().external()).isPositive();
      assertThat(chunks).hasSize(group.split().size()).hasSizeBetween(2, 6);
      assertThat(chunks).doesNotHaveDuplicates();
      assertThat(seen.add(new HashSet<>(chunks))).as("another group of " + chunks).isTrue();
      sizes.merge(group.split().toString(), 1, Integer::sum);
    }
    for (Split split : Split.all()) {
      long possible = choose(outside, split.external()) * choose(inside, split.internal());
      assertThat(sizes.getOrDefault(split.toString(), 0))
          .as(split + " of " + outside + " and " + inside)
          .isEqualTo((int) Math.min(cap, possible));
    }
  }

  private static long choose(int n, int k) {
    return k == 0 ? 1 : n < k ? 0 : choose(n - 1, k - 1) + choose(n - 1, k);
  }

  private static Set<String> used(List<Group> groups) {
    return groups.stream()
        .flatMap(group -> group.chunks().stream())
        .map(SourceChunk::id)
        .collect(Collectors.toSet());
  }

  private static List<SourceChunk> external(int count) {
    List<SourceChunk> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(new SourceChunk("x" + i, 0, true, Optional.empty(), "Outside " + i));
    }
    return chunks;
  }

  private static List<SourceChunk> internal(int count) {
    List<SourceChunk> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(new SourceChunk("d" + i, 0, false, Optional.empty(), "Inside " + i));
    }
    return chunks;
  }
}
