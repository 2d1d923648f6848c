package dev.mizzen.impl.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * By what a change of a file is noticed without reading it.
 *
 * @param size in bytes
 * @param modified to the millisecond
 */
record FileState(long size, Instant modified) {
  /** Clocks of file systems are coarse: two changes within this time may look like one. */
  private static final Duration COARSE = Duration.ofSeconds(3);

  FileState {
    modified = Instant.ofEpochMilli(modified.toEpochMilli());
  }

  static FileState of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileState(attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  /** The same, or a state that no file has if it may change once more without a trace. */
  FileState settledAt(Instant read) {
    return modified.isAfter(read.minus(COARSE)) ? new FileState(size, Instant.EPOCH) : this;
  }
}
