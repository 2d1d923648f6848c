package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.junit.jupiter.api.Test;

/**
 * No method takes or returns a vector: where C2 does not inline it, which depends on what ran
 * before, each call would put its vectors on the heap.
 */
class VectorsStayInMethodsTest {
  /** What makes constants runs once. */
  private static final Set<String> OF_CONSTANTS =
      Set.of(
          "LaneSum.rotation",
          "MaxSimFewTile.swap",
          "FastScanBlocks.repeated",
          "FastScanBlocks.laneStarts");

  @Test
  void noMethodTakesOrReturnsAVector() throws IOException, URISyntaxException {
    List<Class<?>> classes = classes();
    assertThat(classes).contains(Lanes.class, MaxSimTile.class);
    assertThat(
            classes.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(VectorsStayInMethodsTest::handsVectorsOn)
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .filter(name -> !OF_CONSTANTS.contains(name)))
        .isEmpty();
  }

  private static boolean handsVectorsOn(Method method) {
    return Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
        .anyMatch(
            type ->
                Vector.class.isAssignableFrom(type)
                    || VectorMask.class.isAssignableFrom(type)
                    || VectorShuffle.class.isAssignableFrom(type));
  }

  private static List<Class<?>> classes() throws IOException, URISyntaxException {
    Path one = Path.of(Objects.requireNonNull(Lanes.class.getResource("Lanes.class")).toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(one.getParent()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(Lanes.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
