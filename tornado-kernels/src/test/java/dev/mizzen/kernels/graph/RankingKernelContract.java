package dev.mizzen.kernels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.Rounding.Bounded;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.RankingCase.Results;
import dev.mizzen.kernels.graph.RankingCase.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link RankingKernel} must do; a backend adds a subclass. */
public abstract class RankingKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** For subclasses. */
  protected RankingKernelContract() {}

  /** The kernel under test. */
  protected abstract RankingKernel kernel(Workers workers);

  static Stream<Shape> shapes() {
    return Arrays.stream(ElementType.values())
        .flatMap(
            type ->
                IntStream.of(1, 2, 3, 5, 8, 15, 17, 64, 65)
                    .boxed()
                    .flatMap(
                        d ->
                            Stream.of(
                                new Shape(type, d, 1 + 7 * d % 41, 200 + d, 1 + d % 9, false),
                                new Shape(type, d, 33, 95 + d, 20, true),
                                new Shape(type, d, 3, 5 + d % 3, 9, true))));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ranksTheBestUnseenItemsWithinTheBound(Shape shape) {
    RankingCase data = new RankingCase(shape, SEED);
    Results results = data.run(kernel(Workers.caller()), data.seen);
    for (int user = 0; user < shape.users(); user++) {
      assertBest(data, results, user);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ranksExactScoresExactlyAndEqualOnesByOrdinal(Shape shape) {
    if (!shape.whole()) {
      return;
    }
    RankingCase data = new RankingCase(shape, SEED);
    Results masked = data.run(kernel(Workers.caller()), data.seen);
    Results all = data.run(kernel(Workers.caller()), null);
    for (int user = 0; user < shape.users(); user++) {
      assertThat(row(masked.ranked(), user, shape.k())).isEqualTo(exact(data, user, true));
      assertThat(row(all.ranked(), user, shape.k())).isEqualTo(exact(data, user, false));
    }
  }

  @Test
  void ranksAsManyAsAThousand() {
    RankingCase data =
        new RankingCase(new Shape(ElementType.FLOAT32, 3, 40, 3_000, 1_000, true), SEED);
    Results results = data.run(kernel(Workers.caller()), data.seen);
    for (int user = 0; user < 40; user++) {
      assertThat(row(results.ranked(), user, 1_000)).isEqualTo(exact(data, user, true));
    }
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    RankingCase data =
        new RankingCase(new Shape(ElementType.FLOAT32, 24, 700, 500, 7, false), SEED);
    Results one = data.run(kernel(Workers.caller()), data.seen);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int threads = 2; threads <= 3; threads++) {
        Results more = data.run(kernel(Workers.of(pool, threads)), data.seen);
        assertThat(more.ranked()).as("%d threads", threads).isEqualTo(one.ranked());
        assertThat(more.scores()).as("%d threads", threads).isEqualTo(one.scores());
      }
    }
  }

  @Test
  void ranksAUserAloneAsAmongOthers() {
    RankingCase data = new RankingCase(new Shape(ElementType.FLOAT32, 19, 45, 300, 5, false), SEED);
    Results all = data.run(kernel(Workers.caller()), data.seen);
    int[] ranked = new int[5];
    float[] scores = new float[5];
    for (int user = 0; user < 45; user++) {
      float[] vector = Arrays.copyOfRange(data.users, 19 * user, 19 * (user + 1));
      CsrGraph seen = data.seen.rows(user, user + 1);
      kernel(Workers.caller()).rank(vector, data.items, seen, 5, ranked, scores);
      assertThat(ranked).isEqualTo(row(all.ranked(), user, 5));
      assertThat(scores).isEqualTo(Arrays.copyOfRange(all.scores(), 5 * user, 5 * user + 5));
    }
  }

  @Test
  void neverRanksWhatHasNoScore() {
    float[] items = {1, Float.NaN, 3, Float.NEGATIVE_INFINITY, -5, Float.POSITIVE_INFINITY};
    int[] ranked = new int[6];
    float[] scores = new float[6];
    kernel(Workers.caller()).rank(new float[] {1}, TokenRows.of(items, 1), null, 6, ranked, scores);
    assertThat(ranked).containsExactly(5, 2, 0, 4, -1, -1);
    assertThat(scores).containsExactly(1f / 0, 3, 1, -5, -1f / 0, -1f / 0);
  }

  @Test
  void holdsZerosOfBothSignsForEqual() {
    float[] items = {-0f, 0f, -0f, -1, 0f};
    int[] ranked = new int[3];
    kernel(Workers.caller()).rank(new float[] {1}, TokenRows.of(items, 1), null, 3, ranked, null);
    assertThat(ranked).containsExactly(0, 1, 2);
  }

  @Test
  void takesNoUsersAndNoItems() {
    TokenRows none = TokenRows.of(new float[0], 2);
    kernel(Workers.caller()).rank(new float[0], none, null, 3, new int[0], null);
    int[] ranked = {7, 7};
    kernel(Workers.caller()).rank(new float[2], none, null, 2, ranked, null);
    assertThat(ranked).containsExactly(-1, -1);
  }

  private static void assertBest(RankingCase data, Results results, int user) {
    int k = data.shape.k();
    String where = data + ", user " + user + ", seed " + SEED;
    int[] ranked = row(results.ranked(), user, k);
    long unseen = IntStream.range(0, data.shape.items()).filter(i -> !data.isSeen(user, i)).count();
    int count = (int) Math.min(k, unseen);
    assertThat(Arrays.stream(ranked, 0, count).distinct().count()).as(where).isEqualTo(count);
    for (int i = 0; i < k; i++) {
      float score = results.scores()[user * k + i];
      if (i >= count) {
        assertThat(ranked[i]).as(where).isEqualTo(-1);
        assertThat(score).as(where).isEqualTo(Float.NEGATIVE_INFINITY);
        continue;
      }
      Bounded exact = data.score(user, ranked[i]);
      assertThat((double) score).as(where).isCloseTo(exact.value(), within(exact.bound()));
      assertThat(data.isSeen(user, ranked[i])).as(where).isFalse();
      assertThat(i == 0 || score <= results.scores()[user * k + i - 1]).as(where).isTrue();
    }
    for (int item = 0; count > 0 && item < data.shape.items(); item++) {
      int rival = item;
      if (!data.isSeen(user, item) && Arrays.stream(ranked).noneMatch(i -> i == rival)) {
        Bounded left = data.score(user, item);
        assertThat(left.value() - left.bound())
            .as(where + ", item " + item)
            .isLessThanOrEqualTo(results.scores()[user * k + count - 1]);
      }
    }
  }

  private static int[] exact(RankingCase data, int user, boolean masked) {
    int[] best =
        IntStream.range(0, data.shape.items())
            .filter(item -> !masked || !data.isSeen(user, item))
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer item) -> -data.score(user, item).value())
                    .thenComparing(item -> item))
            .limit(data.shape.k())
            .mapToInt(item -> item)
            .toArray();
    int[] padded = Arrays.copyOf(best, data.shape.k());
    Arrays.fill(padded, best.length, padded.length, -1);
    return padded;
  }

  private static int[] row(int[] ranked, int user, int k) {
    return Arrays.copyOfRange(ranked, user * k, (user + 1) * k);
  }
}
