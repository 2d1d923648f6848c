package dev.mizzen.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder among the system's temporary ones, gone with all that is in it after close.
 *
 * @param path where it is
 */
public record TemporaryFolder(Path path) implements AutoCloseable {
  /** A new, empty one. */
  public static TemporaryFolder create(String name) {
    try {
      return new TemporaryFolder(Files.createTempDirectory("mizzen-" + name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder: " + e, e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
