package org.example.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the application as it would be deployed: every jar on the module path, none on the class
 * path. Surefire alone does not show that, since it leaves the jars that {@code module-info} does
 * not name on the class path.
 */
class ModulePathTest {
  /** The modules with native code of their own, and the one that loads it. */
  private static final String NATIVE =
      "dev.mizzen,ai.djl.tokenizers,com.microsoft.onnxruntime,org.apache.lucene.core";

  @Test
  void everyModeFindsTheNote() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path=" + modulePath(),
                "--add-modules=ALL-MODULE-PATH",
                "--enable-native-access=" + NATIVE,
                "--module=org.example.search/org.example.search.Main")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(java.getInputStream().readAllBytes());
    assertEquals(0, java.waitFor());
    assertEquals(
        List.of("BM25 tyre", "DENSE tyre", "LATE tyre", "HYBRID tyre"), output.lines().toList());
  }

  /** What Surefire has on both of its paths, without the tests and what they need. */
  private static String modulePath() {
    return Stream.of("jdk.module.path", "java.class.path", "surefire.test.class.path")
        .map(System::getProperty)
        .filter(path -> path != null && !path.isEmpty())
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .distinct()
        .filter(entry -> !entry.contains("test-classes"))
        .filter(entry -> !entry.matches(".*(surefire|junit|opentest4j|apiguardian).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
