package dev.mizzen.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * In whatever order kernels are called first, none allocates on the caller's thread once compiled.
 * Each order has a JVM of its own, with the flags that users give it and no others.
 */
@EnabledIfSystemProperty(
    named = "mizzen.thorough",
    matches = "true",
    disabledReason = "takes minutes on a busy machine: -Pthorough runs it")
class KernelOrderTest {
  private static final long SEEDS = 20;

  static List<List<Long>> pairsOfSeeds() {
    List<List<Long>> pairs = new ArrayList<>();
    for (long seed = 1; seed < SEEDS; seed += 2) {
      pairs.add(List.of(seed, seed + 1));
    }
    return pairs;
  }

  @ParameterizedTest(name = "orders of seeds {0}")
  @MethodSource("pairsOfSeeds")
  void noKernelAllocatesOnceCompiled(List<Long> seeds) throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    try {
      for (long seed : seeds) {
        processes.add(start(seed));
      }
      for (int i = 0; i < seeds.size(); i++) {
        assertNothingIsFound(seeds.get(i), processes.get(i));
      }
    } finally {
      processes.forEach(Process::destroy);
    }
  }

  private static void assertNothingIsFound(long seed, Process process)
      throws IOException, InterruptedException {
    String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(found).as("kernels that allocate in the order of seed %d", seed).isEmpty();
    assertThat(process.waitFor()).as("exit status of seed %d", seed).isZero();
  }

  private static Process start(long seed) throws IOException {
    String classes =
        Stream.of(KernelOrder.class, KernelBackends.class, LoggerFactory.class)
            .map(KernelOrderTest::location)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                classes,
                KernelOrder.class.getName(),
                Long.toString(seed)))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The folder or jar that a class was loaded from, also if it patches a module. */
  private static String location(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    String url = String.valueOf(type.getResource("/" + file));
    String root = url.substring(0, url.length() - file.length());
    try {
      return root.startsWith("jar:")
          ? Path.of(new URI(root.substring(4, root.length() - 2))).toString()
          : Path.of(new URI(root)).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(root, e);
    }
  }
}
