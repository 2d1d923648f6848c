package dev.mizzen.impl.eval;

import dev.mizzen.error.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 text files line by line, unpacking those whose name ends in {@code .gz}. */
public final class TextLines {
  private TextLines() {}

  /** Takes one line. */
  @FunctionalInterface
  public interface LineConsumer {
    /** Takes the line {@code number}, from 1. */
    void accept(long number, String line);
  }

  /**
   * Hands every line to {@code consumer}, blank ones left out; what it refuses by an {@link
   * IllegalArgumentException} is reported with file and line.
   *
   * @throws DataFormatException if a line is refused, is not UTF-8, or the file is not whole
   * @throws UncheckedIOException if the file cannot be read
   */
  public static void forEach(Path file, LineConsumer consumer) {
    long number = 0;
    try (BufferedReader reader = open(file)) {
      for (String line = next(reader, file, 1);
          line != null;
          line = next(reader, file, number + 1)) {
        number++;
        if (!line.isBlank()) {
          consumer.accept(number, line);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(file, number, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static @Nullable String next(BufferedReader reader, Path file, long number)
      throws IOException {
    try {
      return reader.readLine();
    } catch (CharacterCodingException e) {
      throw new DataFormatException(file, number, "not UTF-8 here or shortly after", e);
    } catch (java.io.EOFException | ZipException e) {
      throw new DataFormatException(
          file, number, "the packed data end early or are damaged; fetch the file again", e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream plain =
          file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
      return new BufferedReader(
          new InputStreamReader(
              plain,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (ZipException | java.io.EOFException e) {
      bytes.close();
      throw new DataFormatException(file, "is named .gz but is not packed that way", e);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }
}
