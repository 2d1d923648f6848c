package dev.mizzen.impl.ingest;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.impl.embed.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A file's content at one moment. */
final class FileBytes {
  private static final int ATTEMPTS = 3;

  private final byte[] content;
  private final FileState state;
  private final String sha256;

  private FileBytes(byte[] content, FileState state) {
    this.content = content;
    this.state = state;
    sha256 = Sha256.of(content);
  }

  /**
   * Reads a file; one that changes meanwhile is read again.
   *
   * @throws DataFormatException if it is too large or does not come to rest
   * @throws UncheckedIOException if it cannot be read
   */
  static FileBytes read(Path file, long mostBytes) {
    return read(file, mostBytes, Files::readAllBytes);
  }

  /** How bytes are read; a test changes the file meanwhile. */
  @FunctionalInterface
  interface Source {
    byte[] read(Path file) throws IOException;
  }

  static FileBytes read(Path file, long mostBytes, Source source) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Instant now = Instant.now();
        FileState before = FileState.of(file);
        requireSmall(file, before.size(), mostBytes);
        byte[] content = source.read(file);
        boolean atRest = before.equals(FileState.of(file)) && content.length == before.size();
        if (atRest) {
          return new FileBytes(content, before.settledAt(now));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + e.getMessage(), e);
    }
    throw new DataFormatException(
        file, "changed each of the " + ATTEMPTS + " times it was read; try again later", null);
  }

  private static void requireSmall(Path file, long bytes, long most) {
    if (bytes > most) {
      throw new DataFormatException(
          file, "has " + bytes + " bytes, but may have at most " + most + "; split it", null);
    }
  }

  byte[] content() {
    return content;
  }

  FileState state() {
    return state;
  }

  String sha256() {
    return sha256;
  }
}
