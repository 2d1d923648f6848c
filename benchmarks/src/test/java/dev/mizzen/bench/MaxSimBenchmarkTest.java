package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.workload.MaxSimShape;
import dev.mizzen.bench.workload.SameAnswers;
import dev.mizzen.kernels.ElementType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

class MaxSimBenchmarkTest {
  static Stream<String> implementations() throws NoSuchFieldException {
    return Stream.of(parameter("implementation"));
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void everyImplementationGivesTheReferenceAnswer(String implementation) {
    run(implementation, ElementType.FLOAT32);
  }

  @ParameterizedTest
  @EnumSource(ElementType.class)
  void everyStorageGivesTheReferenceAnswer(ElementType storage) {
    run("simd", storage);
    run("lucene", storage);
  }

  private static void run(String implementation, ElementType storage) {
    MaxSimBenchmark benchmark = new MaxSimBenchmark();
    benchmark.implementation = implementation;
    benchmark.shape = "13x7x5x24";
    benchmark.storage = storage;
    benchmark.threads = 1;
    benchmark.open();
    assertThat(benchmark.score()).hasSize(13);
    benchmark.countAllocation();
    assertThat(Facts.all()).containsKey(Allocation.ALLOCATED);
    benchmark.close();
  }

  @Test
  void theShapesParse() throws NoSuchFieldException {
    assertThat(parameter("shape")).allSatisfy(shape -> MaxSimShape.parse(shape));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaxSimShape.parse("1x2x3"))
        .withMessageContaining("3 sizes, not 4");
  }

  @Test
  void wrongAnswersAreNotTimed() {
    double[] expected = {1, 2, 3};
    SameAnswers.check("right", expected, new float[] {1, 2, 3.0001f});
    assertThatIllegalStateException()
        .isThrownBy(() -> SameAnswers.check("other", expected, new float[] {1, 2, 3.001f}))
        .withMessageContaining("other is wrong: score 2 is 3.0009");
    assertThatIllegalStateException()
        .isThrownBy(() -> SameAnswers.check("other", expected, new float[] {1, 2, Float.NaN}));
    assertThatIllegalStateException()
        .isThrownBy(() -> SameAnswers.check("other", expected, new float[] {1, 2}));
  }

  private static String[] parameter(String field) throws NoSuchFieldException {
    return MaxSimBenchmark.class.getField(field).getAnnotation(Param.class).value();
  }
}
