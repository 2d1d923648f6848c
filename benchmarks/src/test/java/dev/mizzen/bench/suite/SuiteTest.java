package dev.mizzen.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

class SuiteTest {
  @TempDir Path folder;

  @Test
  void everyCaseNamesABenchmarkAndAllItsParameters() throws Exception {
    for (Case one : Plan.full("gowalla").inTurn(1).toList()) {
      int dot = one.benchmark().lastIndexOf('.');
      Class<?> type = Class.forName(one.benchmark().substring(0, dot));
      Method method = type.getMethod(one.benchmark().substring(dot + 1));
      assertThat(method.isAnnotationPresent(Benchmark.class)).as(one.toString()).isTrue();
      assertThat(one.parameters().keySet())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(type.getFields())
                  .filter(field -> field.isAnnotationPresent(Param.class))
                  .map(field -> field.getName())
                  .toList());
      String[] known = type.getField("implementation").getAnnotation(Param.class).value();
      assertThat(known).contains(one.implementation());
    }
  }

  @Test
  void implementationsTakeTurns() {
    List<String> order =
        Plan.full("gowalla")
            .inTurn(2)
            .filter(one -> one.benchmark().contains("Spmm"))
            .map(Case::implementation)
            .toList();
    assertThat(order)
        .containsExactly("simd", "scipy", "ejml", "scalar", "scipy", "ejml", "scalar", "simd");
  }

  @Test
  void countsTheForksThatAreThere() throws Exception {
    Path results = folder.resolve("results.json");
    Files.copy(
        Path.of(Objects.requireNonNull(getClass().getResource("/jmh/results.json")).toURI()),
        results);
    ResultStore store = new ResultStore(results);
    Map<String, String> parameters =
        Map.of(
            "implementation",
            "simd",
            "shape",
            "500x300x32x128",
            "storage",
            "FLOAT32",
            "threads",
            "1");
    String benchmark = "dev.mizzen.bench.MaxSimBenchmark.score";
    assertThat(store.forks(new Case(benchmark, parameters, 0))).isEqualTo(1);
    assertThat(store.forks(new Case(benchmark, Map.of(), 0))).isZero();
  }

  @Test
  void listsWithoutRunning() {
    assertThat(Suite.run("--out", folder.resolve("none").toString(), "--list")).isZero();
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(Suite.run("--list")).isEqualTo(2);
  }
}
