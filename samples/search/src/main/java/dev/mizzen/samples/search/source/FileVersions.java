package dev.mizzen.samples.search.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Notices changed files by their names, sizes and times. */
final class FileVersions {
  private FileVersions() {}

  /**
   * Different for different states of {@code files}.
   *
   * @throws SourceException naming the file, if one cannot be seen
   */
  static String of(List<Path> files) {
    StringBuilder state = new StringBuilder();
    for (Path file : files) {
      try {
        state.append(file).append(' ').append(Files.size(file)).append(' ');
        state.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
      } catch (IOException e) {
        throw TextInput.of(file).unreadable(e);
      }
    }
    return Hashes.hex(state.toString(), 16);
  }
}
