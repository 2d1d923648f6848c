package dev.mizzen.spi;

import dev.mizzen.Incubating;
import dev.mizzen.ingest.ReadDocument;
import java.util.Set;

/**
 * Makes text of files of one kind; registered as a service. Where several take an ending, the
 * highest rank reads. Safe for use by many threads, and without state: the same bytes always give
 * the same text, since quotes are found again by reading again.
 */
@Incubating(since = "0.1.0")
public interface DocumentReader extends Provider {
  /** The endings of names, in lower case and without the dot, such as {@code "md"}. */
  Set<String> endings();

  /** The size of the largest file it takes, in bytes. */
  long maxBytes();

  /**
   * Reads a file.
   *
   * @param name of the file, for errors
   * @throws dev.mizzen.error.DataFormatException if it is not in the form it should be
   */
  ReadDocument read(String name, byte[] content);
}
