package dev.mizzen.bench;

import dev.mizzen.bench.peers.PeerMissingException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openjdk.jmh.annotations.Param;

/** The values that JMH would give to a benchmark. */
final class Parameters {
  private Parameters() {}

  static Stream<String> of(Class<?> benchmark, String field) {
    try {
      return Stream.of(benchmark.getField(field).getAnnotation(Param.class).value());
    } catch (NoSuchFieldException e) {
      throw new AssertionError(benchmark + " has no parameter " + field, e);
    }
  }

  /** Skips the test, with the peer's name, where an optional peer is not installed. */
  static void openUnlessMissing(Runnable open) {
    try {
      open.run();
    } catch (PeerMissingException e) {
      Assumptions.abort(e.getMessage());
    }
  }
}
