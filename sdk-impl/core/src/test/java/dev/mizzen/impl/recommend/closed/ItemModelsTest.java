package dev.mizzen.impl.recommend.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.impl.recommend.World;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.RecommendExplanation.Contribution;
import dev.mizzen.recommend.RecommendRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbourhoods and the autoencoder against their formulas in float64. */
class ItemModelsTest {
  private static final DenseKernel DENSE =
      KernelBackends.select(Optional.empty()).dense(Workers.caller());

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 511, 512, 513, 1100})
  void invertsInItsOwnPlace(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a[i][j] = random.nextInt(20) == 0 ? random.nextInt(4) : 0;
        a[j][i] = a[i][j];
        a[i][i] += a[i][j];
        a[j][j] += a[i][j];
      }
    }
    float[] packed = new float[n * n];
    for (int i = 0; i < n; i++) {
      a[i][i] += 5;
      for (int j = 0; j < n; j++) {
        packed[i * n + j] = j <= i ? (float) a[i][j] : Float.NaN;
      }
    }
    SymmetricInverse.negated(packed, n, DENSE, Workers.caller(), done -> {});
    RealMatrix exact =
        new CholeskyDecomposition(new Array2DRowRealMatrix(a, false)).getSolver().getInverse();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat((double) -packed[i * n + j]).isCloseTo(exact.getEntry(i, j), within(2e-6));
      }
    }
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    float[] matrix = {1, 0, 2, 1};
    assertThatThrownBy(
            () -> SymmetricInverse.negated(matrix, 2, DENSE, Workers.caller(), done -> {}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not positive definite");
  }

  @Test
  void saysHowMuchMemoryIsMissing() {
    assertThat(HeapNeed.bytes(40_981, 2)).isBetween(6_717_769_444L, 7_000_000_000L);
    assertThatThrownBy(() -> HeapNeed.require(40_981, 6_900_000_000L, 4_000_000_000L, 1L << 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6900000000")
        .hasMessageContaining("4000000000")
        .hasMessageContaining("40981 rows");
    HeapNeed.require(10, HeapNeed.bytes(10, 1), 1 << 20, 1 << 21);
  }

  @ParameterizedTest
  @ValueSource(strings = {"items", "users"})
  void easeIsWhatItsFormulaSays(String form) {
    List<Interaction> training = World.interactions(60, 40, 8, 9);
    CsrGraph graph = World.table(60, 40, 8, 9).graph();
    int n = graph.columns();
    double[][] gram = new double[n][n];
    for (int u = 0; u < graph.rows(); u++) {
      for (int e = graph.starts()[u]; e < graph.starts()[u + 1]; e++) {
        for (int f = graph.starts()[u]; f < graph.starts()[u + 1]; f++) {
          gram[graph.neighbours()[e]][graph.neighbours()[f]]++;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      gram[i][i] += 10;
    }
    RealMatrix p =
        new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false)).getSolver().getInverse();
    var ids = World.table(60, 40, 8, 9).items();
    try (Recommender model =
        Recommender.model("ease")
            .set("lambda", "10")
            .set("form", form)
            .train(training, ProgressListener.NONE)) {
      for (int j = 0; j < n; j++) {
        RecommendRequest request =
            RecommendRequest.forHistory(List.of(ids.id(j))).includeSeen().limit(n);
        int source = j;
        assertThat(model.recommend(request))
            .hasSize(n)
            .allSatisfy(
                r -> {
                  int i = ids.ordinal(r.item());
                  double b = i == source ? 0 : -p.getEntry(source, i) / p.getEntry(i, i);
                  assertThat(r.score()).isCloseTo(b, within(1e-5));
                });
      }
    }
  }

  @Test
  void easeOfTheMostPopularLeavesOutTheRest() {
    List<Interaction> training = World.interactions(60, 40, 8, 9);
    Map<String, Set<String>> users = new HashMap<>();
    training.forEach(i -> users.computeIfAbsent(i.item(), k -> new HashSet<>()).add(i.user()));
    try (Recommender model =
        Recommender.model("ease")
            .set("lambda", "10")
            .set("items", "15")
            .train(training, ProgressListener.NONE)) {
      RecommendRequest request = RecommendRequest.forUser("user-3").includeSeen().limit(40);
      assertThat(model.recommend(request)).hasSize(15);
      int least =
          model.recommend(request).stream()
              .mapToInt(r -> users.get(r.item()).size())
              .min()
              .orElseThrow();
      long above = users.values().stream().filter(u -> u.size() > least).count();
      assertThat(above).isLessThan(15);
    }
  }

  @Test
  void neighboursAreThoseOfTheLargestCosine() {
    List<Interaction> training = World.interactions(60, 40, 8, 9);
    Map<String, Set<String>> users = new HashMap<>();
    training.forEach(i -> users.computeIfAbsent(i.item(), k -> new HashSet<>()).add(i.user()));
    int k = 6;
    double shrinkage = 2.5;
    try (Recommender model =
        Recommender.model("item-knn")
            .set("neighbours", Integer.toString(k))
            .set("shrinkage", Double.toString(shrinkage))
            .train(training, ProgressListener.NONE)) {
      List<String> history = List.of("item-0", "item-4", "item-9", "item-13");
      for (String item : users.keySet()) {
        double[] cosines =
            users.keySet().stream()
                .filter(other -> !other.equals(item))
                .mapToDouble(other -> cosine(users.get(item), users.get(other), shrinkage))
                .sorted()
                .toArray();
        double kth = cosines[cosines.length - k];
        double sum = 0;
        double least = 0;
        for (String one : history) {
          double cosine = one.equals(item) ? 0 : cosine(users.get(item), users.get(one), shrinkage);
          // Which of several at the edge is taken depends on ordinals.
          least += cosine > kth + 1e-6 ? cosine : 0;
          sum += cosine > kth - 1e-6 ? cosine : 0;
        }
        RecommendRequest request = RecommendRequest.forHistory(history);
        assertThat(model.explain(request, item).score()).isBetween(least - 1e-5, sum + 1e-5);
        assertThat(model.explain(request, item).contributions())
            .extracting(Contribution::id)
            .containsExactlyInAnyOrderElementsOf(history);
      }
      assertThat(IntStream.range(0, 3).mapToObj(n -> model.recommend("user-" + n, 5)))
          .allSatisfy(list -> assertThat(list).hasSize(5));
    }
  }

  @Test
  void weightsOfAnItemSumToOneWhereTheyAreNormalized() {
    CsrGraph users = World.table(60, 40, 8, 9).graph();
    Neighbourhoods found = Neighbourhoods.of(users, 6, 0, Workers.caller(), (done, all) -> {});
    float[] shares = found.shares();
    List<Interaction> training = World.interactions(60, 40, 8, 9);
    var ids = World.table(60, 40, 8, 9).items();
    List<String> everything = IntStream.range(0, 40).mapToObj(ids::id).toList();
    try (Recommender model =
        Recommender.model("item-knn")
            .set("neighbours", "6")
            .set("normalize", "true")
            .train(training, ProgressListener.NONE)) {
      for (int i = 0; i < 40; i++) {
        int first = found.graph().starts()[i];
        assertThat((double) shares[first] / shares[first + 1])
            .isCloseTo(found.cosines()[first] / (double) found.cosines()[first + 1], within(1e-5));
        assertThat(model.explain(RecommendRequest.forHistory(everything), ids.id(i)).score())
            .isCloseTo(1, within(1e-5));
      }
    }
  }

  private static double cosine(Set<String> a, Set<String> b, double shrinkage) {
    long common = a.stream().filter(b::contains).count();
    return common / (Math.sqrt((double) a.size() * b.size()) + shrinkage);
  }
}
