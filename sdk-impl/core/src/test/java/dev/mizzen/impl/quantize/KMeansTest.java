package dev.mizzen.impl.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class KMeansTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  @Test
  void findsClustersThatAreFarApart() {
    float[] rows = {0, 0, 10, 10, 0, 1, 10, 11, -9, 5, -9, 6};
    KMeansModel model = train(rows, 2, KMeansOptions.of(3).withSeed(SEED));
    List<String> found = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      found.add(model.centroids()[2 * c] + "," + model.centroids()[2 * c + 1]);
    }
    assertThat(found).containsExactlyInAnyOrder("0.0,0.5", "10.0,10.5", "-9.0,5.5");
    assertThat(model.converged()).isTrue();
    assertThat(model.inertia()[model.iterations() - 1]).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void neverRaisesTheInertia() {
    KMeansModel model = train(normal(2000, 9), 9, KMeansOptions.of(40).withSeed(SEED));
    double[] inertia = model.inertia();
    for (int i = 1; i < inertia.length; i++) {
      assertThat(inertia[i]).as("iteration %d", i).isLessThanOrEqualTo(inertia[i - 1] * (1 + 1e-6));
    }
    assertThat(model.repaired()).isZero();
  }

  @Test
  void agreesWithKMeansInFloat64FromTheSameStart() {
    float[] rows = normal(3000, 12);
    KMeansOptions options = KMeansOptions.of(50).withIterations(10).withSeed(SEED);
    KMeansModel model = train(rows, 12, options);
    float[] start = train(rows, 12, options.withIterations(1)).centroids();
    double expected = Float64KMeans.inertia(rows, 12, start, 8);
    assertThat(model.inertia()[9]).isCloseTo(expected, within(0.005 * expected));
  }

  @Test
  void givesTheSameBitsOnEveryBackendAndForAnyNumberOfThreads() {
    float[] rows = normal(3000, 17);
    KMeansOptions options = KMeansOptions.of(37).withIterations(5).withSeed(SEED);
    KMeansModel expected = train("scalar", Workers.caller(), rows, 17, options);
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      KMeansModel actual = train("simd", Workers.of(executor, 4), rows, 17, options);
      assertThat(actual.centroids()).isEqualTo(expected.centroids());
      assertThat(actual.inertia()).isEqualTo(expected.inertia());
    }
  }

  @Test
  void givesOtherCentroidsForAnotherSeed() {
    float[] rows = normal(500, 4);
    KMeansOptions options = KMeansOptions.of(10).withIterations(2);
    assertThat(train(rows, 4, options.withSeed(1)).centroids())
        .isNotEqualTo(train(rows, 4, options.withSeed(2)).centroids());
  }

  @Test
  void movesCentroidsWithoutRowsToTheFarthestOnes() {
    TrainingRows points = new TrainingRows(new float[] {0, 1, 2, 50, 60}, 1);
    float[] centroids = {1, 1000, 2000, 55};
    CentroidUpdate update = new CentroidUpdate(points, 4, Workers.caller());
    float[] distances = {1, 0, 1, 25, 25};
    assertThat(update.move(new int[] {0, 0, 0, 3, 3}, distances, centroids)).isEqualTo(2);
    assertThat(centroids).containsExactly(1, 50, 60, 55);
  }

  @Test
  void leavesACentroidItsOnlyRow() {
    TrainingRows points = new TrainingRows(new float[] {0, 2, 100}, 1);
    float[] centroids = {1, 90, 1000};
    CentroidUpdate update = new CentroidUpdate(points, 3, Workers.caller());
    float[] distances = {1, 1, 100};
    assertThat(update.move(new int[] {0, 0, 1}, distances, centroids)).isEqualTo(1);
    assertThat(centroids).containsExactly(1, 100, 0);
  }

  /** Both rows of a cluster of two may be taken, which leaves it empty until the next iteration. */
  @Test
  void repairsLowerTheInertiaAndComeToAnEnd() {
    int repaired = 0;
    for (int seed = 0; seed < 300; seed++) {
      float[] rows = new float[40];
      Random random = new Random(SEED + seed);
      for (int i = 0; i < rows.length; i++) {
        rows[i] = random.nextInt(4) * (i % 2 == 0 ? 1 : 100);
      }
      KMeansModel model =
          train(
              rows,
              2,
              KMeansOptions.of(6 + seed % 8)
                  .withStart(KMeansStart.RANDOM)
                  .withIterations(60)
                  .withSeed(seed));
      double[] inertia = model.inertia();
      for (int i = 1; i < inertia.length; i++) {
        assertThat(inertia[i]).as("seed %d", seed).isLessThanOrEqualTo(inertia[i - 1] + 1e-6);
      }
      assertThat(model.converged()).as("seed %d", seed).isTrue();
      repaired += model.repaired();
    }
    assertThat(repaired).isGreaterThan(100);
  }

  @Test
  void livesWithFewerDifferentRowsThanClusters() {
    KMeansModel model = train(new float[] {1, 1, 1, 7, 7, 7}, 1, KMeansOptions.of(4));
    assertThat(model.centroids()).contains(1, 7);
    assertThat(model.inertia()[model.iterations() - 1]).isZero();
  }

  @Test
  void trainsInMiniBatches() {
    float[] rows = normal(4000, 6);
    KMeansOptions options = KMeansOptions.of(16).withIterations(40).withSeed(SEED);
    float[] batched = train(rows, 6, options.withBatchRows(200)).centroids();
    double full = train(rows, 6, options).inertia()[5];
    assertThat(Float64KMeans.inertia(rows, 6, batched, 0)).isLessThan(1.15 * full);
  }

  @Test
  void trainsOnASample() {
    float[] rows = normal(5000, 3);
    KMeansModel model =
        train(rows, 3, KMeansOptions.of(10).withPointsPerCentroid(20).withIterations(3));
    KMeansModel all = train(rows, 3, KMeansOptions.of(10).withIterations(3));
    assertThat(model.inertia()[2]).isLessThan(all.inertia()[2] / 10);
  }

  @Test
  void endsEarlyWithinATolerance() {
    KMeansModel model =
        train(normal(2000, 5), 5, KMeansOptions.of(20).withTolerance(0.05).withSeed(SEED));
    assertThat(model.converged()).isTrue();
    assertThat(model.iterations()).isBetween(2, 10);
  }

  @Test
  void startsFromRowsDrawnWithoutRepetition() {
    float[] rows = {0, 1, 2, 3, 4, 5, 6, 7};
    KMeansOptions options =
        KMeansOptions.of(8).withStart(KMeansStart.RANDOM).withIterations(1).withSeed(SEED);
    assertThat(train(rows, 1, options).centroids()).containsExactlyInAnyOrder(rows);
    float[] far = new float[1000];
    far[999] = 1000;
    assertThat(train(far, 1, options.withClusters(2).withStart(KMeansStart.PLUS_PLUS)).centroids())
        .contains(1000);
    assertThat(seeds(far, options.withClusters(2))).containsOnly(0);
  }

  @Test
  void seedsEveryPlaceOnceWhereRowsShareThem() {
    float[] rows = new float[45];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % 3 * 1000;
    }
    for (int seed = 0; seed < 20; seed++) {
      assertThat(seeds(rows, KMeansOptions.of(3).withSeed(seed)))
          .as("seed %d", seed)
          .containsExactlyInAnyOrder(0, 1000, 2000);
    }
  }

  @Test
  void seedsARowThatIsFarFromAllOthers() {
    float[] rows = new float[32];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i == 9 ? 1000 : 0.01f * i;
    }
    for (int seed = 0; seed < 20; seed++) {
      assertThat(seeds(rows, KMeansOptions.of(2).withSeed(seed)))
          .as("seed %d", seed)
          .contains(1000);
    }
  }

  @Test
  void tellsOfEveryIteration() {
    List<String> heard = new ArrayList<>();
    new KMeans(
            KernelBackends.known().getFirst(),
            Workers.caller(),
            KMeansOptions.of(9).withIterations(2))
        .train(
            TokenRows.of(normal(300, 4), 4),
            (phase, done, total) -> heard.add(phase + " " + done + "/" + total));
    assertThat(heard).containsExactly("k-means 1/2", "k-means 2/2");
  }

  @Test
  void endsWhenInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancelledException.class)
          .isThrownBy(() -> train(new float[9], 1, KMeansOptions.of(2)));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void refusesBadRowsAndSettings() {
    assertRefused(() -> train(new float[6], 2, KMeansOptions.of(4)), "4 clusters", "got 3");
    assertRefused(() -> train(new float[0], 2, KMeansOptions.of(1)), "1 clusters", "got 0");
    float[] bad = {0, 1, 2, 3, 4, Float.NaN};
    assertRefused(() -> train(bad, 2, KMeansOptions.of(1)), "value 1 of row 2 is NaN");
    assertRefused(() -> KMeansOptions.of(0), "clusters", "got 0");
    assertRefused(() -> KMeansOptions.of(1).withIterations(0), "iterations", "got 0");
    assertRefused(() -> KMeansOptions.of(1).withTolerance(Double.NaN), "tolerance", "NaN");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... messageParts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }

  private static KMeansModel train(float[] rows, int dimension, KMeansOptions options) {
    return train("simd", Workers.caller(), rows, dimension, options);
  }

  private static KMeansModel train(
      String backend, Workers workers, float[] rows, int dimension, KMeansOptions options) {
    return new KMeans(KernelBackends.select(Optional.of(backend)), workers, options)
        .train(TokenRows.of(rows, dimension), ProgressListener.NONE);
  }

  private static float[] seeds(float[] rows, KMeansOptions options) {
    NearestCentroid nearest =
        new NearestCentroid(
            KernelBackends.select(Optional.of("scalar")).nearestCentroid(Workers.caller()));
    return new KMeansSeeding(nearest, options).centroids(new TrainingRows(rows, 1));
  }

  private static float[] normal(int rows, int dimension) {
    Random random = new Random(SEED);
    float[] values = new float[rows * dimension];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return values;
  }
}
