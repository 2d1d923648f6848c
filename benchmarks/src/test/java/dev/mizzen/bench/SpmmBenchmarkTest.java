package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.workload.Interactions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpmmBenchmarkTest {
  static Stream<String> implementations() {
    return Parameters.of(SpmmBenchmark.class, "implementation");
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void everyImplementationGivesTheReferenceAnswer(String implementation) {
    SpmmBenchmark benchmark = new SpmmBenchmark();
    benchmark.implementation = implementation;
    benchmark.graph = "small";
    benchmark.dimension = 24;
    benchmark.threads = 1;
    Parameters.openUnlessMissing(benchmark::open);
    benchmark.layer();
    benchmark.countAllocation();
    assertThat(Facts.all()).containsEntry(Work.FLOPS, 4.0 * 700 * 24);
    benchmark.close();
  }

  @Test
  void gowallaIsNamedByAProperty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interactions.of("gowalla"))
        .withMessageContaining("-Dmizzen.bench.gowalla=FOLDER");
    assertThat(Interactions.of("synthetic").edges()).isEqualTo(810_128);
  }
}
