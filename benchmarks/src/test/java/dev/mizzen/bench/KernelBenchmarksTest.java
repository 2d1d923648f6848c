package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.workload.Interactions;
import dev.mizzen.bench.workload.KMeansData;
import dev.mizzen.bench.workload.RankingData;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every implementation of the other kernels' benchmarks once, on tiny shapes. */
class KernelBenchmarksTest {
  static Stream<String> scan() {
    return Parameters.of(QuantizedScanBenchmark.class, "implementation");
  }

  @ParameterizedTest
  @MethodSource("scan")
  void scansFindTheNearest(String implementation) {
    QuantizedScanBenchmark benchmark = new QuantizedScanBenchmark();
    benchmark.implementation = implementation;
    benchmark.vectors = 3000;
    benchmark.threads = 1;
    Parameters.openUnlessMissing(benchmark::open);
    benchmark.search();
    benchmark.countAllocation();
    assertThat(Facts.all().get(QuantizedScanBenchmark.RECALL)).isBetween(0.3, 1.0);
    benchmark.close();
  }

  static Stream<String> assignment() {
    return Parameters.of(KMeansBenchmark.class, "implementation");
  }

  @ParameterizedTest
  @MethodSource("assignment")
  void rowsGetTheirNearestCentroid(String implementation) {
    KMeansBenchmark benchmark = new KMeansBenchmark();
    benchmark.implementation = implementation;
    benchmark.shape = "1100x24x37";
    benchmark.threads = 1;
    Parameters.openUnlessMissing(benchmark::open);
    benchmark.assign();
    benchmark.countAllocation();
    benchmark.close();
  }

  @Test
  void trainingEndsAtTheInertiaOfDoublePrecision() {
    KMeansTrainingBenchmark benchmark = new KMeansTrainingBenchmark();
    benchmark.implementation = "simd";
    benchmark.shape = "1100x24x37";
    benchmark.iterations = 5;
    benchmark.open();
    benchmark.train();
    benchmark.compare();
    assertThat(Facts.all().get(KMeansTrainingBenchmark.OFF)).isLessThan(1e-5);
  }

  static Stream<String> ranking() {
    return Parameters.of(RankingBenchmark.class, "implementation");
  }

  @ParameterizedTest
  @MethodSource("ranking")
  void usersGetTheirBestUnseenItems(String implementation) {
    RankingBenchmark benchmark = new RankingBenchmark();
    benchmark.implementation = implementation;
    benchmark.graph = "small";
    benchmark.dimension = 24;
    benchmark.threads = 2;
    benchmark.open();
    assertThat(benchmark.rank()).hasSize(61 * RankingData.TOP);
    benchmark.close();
  }

  static Stream<String> losses() {
    return Parameters.of(InfoNceBenchmark.class, "implementation");
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossesHaveTheReferenceGradients(String implementation) {
    for (String loss : Parameters.of(InfoNceBenchmark.class, "loss").toList()) {
      if (implementation.equals("openblas-products") && loss.equals("symmetric")) {
        continue;
      }
      InfoNceBenchmark benchmark = new InfoNceBenchmark();
      benchmark.implementation = implementation;
      benchmark.batch = 65;
      benchmark.dimension = 24;
      benchmark.loss = loss;
      benchmark.threads = 1;
      benchmark.open();
      benchmark.watch();
      benchmark.lossAndGradients();
      benchmark.tellMemory();
      benchmark.close();
    }
  }

  @Test
  void wrongAnswersAreNotTimed() {
    KMeansData rows = new KMeansData("200x8x5");
    int[] ids = new int[200];
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.check("other", ids))
        .withMessageContaining("other is wrong: row 97 got centroid 0");
    RankingData data = new RankingData(Interactions.of("small"), 8);
    int[] ranked = new int[61 * RankingData.TOP];
    assertThatIllegalStateException()
        .isThrownBy(() -> data.check("other", ranked))
        .withMessageContaining("other is wrong: place 0 of user 0");
  }
}
