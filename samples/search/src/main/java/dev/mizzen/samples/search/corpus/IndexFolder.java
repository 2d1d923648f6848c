package dev.mizzen.samples.search.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder of an index, which remembers the source it was made from. */
public final class IndexFolder {
  private static final String MARK = "source.txt";
  private static final String LUCENE = "lucene";

  private final Path folder;

  private IndexFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens or makes the folder for the source {@code key}.
   *
   * @throws IllegalArgumentException if it holds something else
   * @throws UncheckedIOException if it cannot be made
   */
  public static IndexFolder of(Path folder, String key) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Path mark = absolute.resolve(MARK);
      if (Files.exists(mark)) {
        requireSame(absolute, key, Files.readString(mark).strip());
      } else {
        requireEmpty(absolute);
        Files.createDirectories(absolute);
        Files.writeString(mark, key + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot use " + absolute + " for the index (" + e + "); give another with --index", e);
    }
    return new IndexFolder(absolute);
  }

  private static void requireSame(Path folder, String key, String kept) {
    if (!kept.equals(key)) {
      throw new IllegalArgumentException(
          folder + " is the index of " + kept + ", not of " + key + "; give another with --index");
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file; give a folder with --index");
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException(
            folder + " holds something else; give an empty or new folder with --index");
      }
    }
  }

  /** Where the retriever keeps its files. */
  public Path lucene() {
    return folder.resolve(LUCENE);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
