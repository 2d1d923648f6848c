package dev.mizzen.error;

import dev.mizzen.MizzenException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A data file is not in the form it should be: the message names the file and the line. */
public class DataFormatException extends MizzenException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong and what is expected, for the file as a whole. */
  public DataFormatException(Path file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
  }

  /** With what is wrong and what is expected in {@code line}, counted from 1. */
  public DataFormatException(Path file, long line, String problem, @Nullable Throwable cause) {
    super(file + ", line " + line + ": " + problem, cause);
  }
}
