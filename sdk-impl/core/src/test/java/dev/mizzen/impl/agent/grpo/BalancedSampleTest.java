package dev.mizzen.impl.agent.grpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.impl.agent.grpo.BalancedSample.Labelled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BalancedSampleTest {
  @Test
  void halvesAndSpreads() {
    List<Labelled<Integer>> pool = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      pool.add(new Labelled<>(i, "c" + Math.min(i % 20, 9), i % 3 == 0));
    }
    List<Labelled<Integer>> drawn = BalancedSample.of(pool, 1004, 5);
    assertThat(drawn).hasSize(1004).doesNotHaveDuplicates();
    assertThat(drawn.stream().filter(Labelled::needsSearch)).hasSize(502);
    assertThat(counts(drawn).values()).allMatch(count -> count == 100 || count == 101);
    assertThat(BalancedSample.of(pool, 1004, 5)).isEqualTo(drawn);
    assertThat(BalancedSample.of(pool, 1004, 6)).isNotEqualTo(drawn);
  }

  @Test
  void exchangesWhereACategoryHasOneKindOnly() {
    List<Labelled<Integer>> pool = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pool.add(new Labelled<>(i, i < 10 ? "a" : i < 20 ? "b" : "c", i >= 10 && i % 2 == 0));
    }
    List<Labelled<Integer>> drawn = BalancedSample.of(pool, 18, 1);
    assertThat(drawn.stream().filter(Labelled::needsSearch)).hasSize(9);
    assertThat(counts(drawn).values()).containsOnly(6L);
  }

  @Property(tries = 500)
  void isExactWhereThePoolPermits(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 8, max = 12) Integer> perKind,
      @ForAll @IntRange(min = 1, max = 8) int each) {
    List<Labelled<Integer>> pool = new ArrayList<>();
    for (int c = 0; c < perKind.size(); c++) {
      for (int i = 0; i < 2 * perKind.get(c); i++) {
        pool.add(new Labelled<>(pool.size(), "c" + c, i % 2 == 0));
      }
    }
    int size = each * perKind.size();
    List<Labelled<Integer>> drawn = BalancedSample.of(pool, size, each);
    assertThat(drawn.stream().filter(Labelled::needsSearch)).hasSize(size / 2);
    assertThat(counts(drawn).values()).containsOnly((long) each);
    assertThat(new HashSet<>(drawn)).hasSize(size);
  }

  @Test
  void refusesAPoolThatIsTooSmall() {
    List<Labelled<Integer>> pool = List.of(new Labelled<>(1, "a", true));
    assertThatThrownBy(() -> BalancedSample.of(pool, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 wanted, 0 in the pool");
  }

  private static Map<String, Long> counts(List<Labelled<Integer>> drawn) {
    return drawn.stream().collect(Collectors.groupingBy(Labelled::category, Collectors.counting()));
  }
}
