package dev.mizzen.samples.search.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of an index, which remembers what it was made of. */
public final class IndexFolder {
  private static final String MARK = "contents.txt";
  private static final String COMPLETE = "complete.txt";
  private static final String LUCENE = "lucene";

  private final Path folder;

  private IndexFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What an index is made of.
   *
   * @param source the source's key
   * @param model the model's name
   * @param tokens whether there is a vector for each token
   */
  public record Contents(String source, String model, boolean tokens) {
    private String lines() {
      return source + "\n" + model + (tokens ? " with token vectors" : "") + "\n";
    }
  }

  /**
   * Opens or makes the folder of an index.
   *
   * @throws IllegalArgumentException if it holds something else
   * @throws UncheckedIOException if it cannot be made
   */
  public static IndexFolder of(Path folder, Contents contents) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Path mark = absolute.resolve(MARK);
      if (Files.exists(mark)) {
        requireSame(absolute, contents.lines().lines().toList(), Files.readAllLines(mark));
      } else {
        requireEmpty(absolute);
        Files.createDirectories(absolute);
        Files.writeString(mark, contents.lines());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot use " + absolute + " for the index (" + e + "); give another with --index", e);
    }
    return new IndexFolder(absolute);
  }

  private static void requireSame(Path folder, List<String> wanted, List<String> kept) {
    if (!kept.equals(wanted)) {
      throw new IllegalArgumentException(
          folder
              + " is the index of "
              + String.join(", ", kept)
              + ", not of "
              + String.join(", ", wanted)
              + "; give another with --index");
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

  /** Whether all of the source's {@code version} is in the index, vectors included. */
  boolean isComplete(String version) {
    try {
      Path complete = folder.resolve(COMPLETE);
      return Files.exists(complete) && Files.readString(complete).strip().equals(version);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.resolve(COMPLETE), e);
    }
  }

  /** Remembers that all of {@code version} is in the index. */
  void complete(String version) {
    try {
      Files.writeString(folder.resolve(COMPLETE), version + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(COMPLETE), e);
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
