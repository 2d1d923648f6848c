package dev.mizzen.samples.search.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A text in UTF-8, gzipped if its name ends in {@code .gz}, that can be opened again and again.
 *
 * @param name for messages
 * @param opener opens the bytes as they are stored
 */
record TextInput(String name, Opener opener) {
  /** Opens bytes. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  static TextInput of(Path file) {
    return new TextInput(file.toString(), () -> Files.newInputStream(file));
  }

  /** Refuses bytes that are not UTF-8 instead of replacing them. */
  BufferedReader reader() throws IOException {
    InputStream bytes = opener.open();
    try {
      InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
      return new BufferedReader(
          new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The lines that are not blank. */
  long countLines() {
    try (BufferedReader reader = reader()) {
      return reader.lines().filter(line -> !line.isBlank()).count();
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    }
  }

  SourceException unreadable(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new SourceException(name + " is not UTF-8; convert it first", cause);
    }
    if (cause instanceof AccessDeniedException) {
      return new SourceException("cannot read " + name + ": permission denied", cause);
    }
    return new SourceException("cannot read " + name + ": " + cause.getMessage(), cause);
  }
}
