package dev.mizzen.impl.ingest;

import dev.mizzen.ingest.FolderReport.Problem;
import dev.mizzen.spi.DocumentReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is in a folder: files that a reader takes, in the order of their names, and others. */
final class FolderFiles extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final Readers readers;
  private final TreeMap<String, FoundFile> readable = new TreeMap<>();
  private final Map<String, Long> skipped = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private FolderFiles(Path folder, Readers readers) {
    this.folder = folder;
    this.readers = readers;
  }

  /**
   * A file that can be read.
   *
   * @param name below the folder
   * @param state now
   */
  record FoundFile(String name, Path file, FileState state, DocumentReader reader) {}

  /**
   * @throws IllegalArgumentException if {@code folder} is not a folder
   */
  static FolderFiles list(Path folder, Readers readers) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("not a folder: " + folder.toAbsolutePath());
    }
    FolderFiles files = new FolderFiles(folder, readers);
    try {
      Files.walkFileTree(folder, files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder.toAbsolutePath(), e);
    }
    return files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
    return !path.equals(folder) && isHidden(path)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile() || isHidden(file)) {
      return FileVisitResult.CONTINUE;
    }
    String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
    Optional<DocumentReader> reader = readers.of(name);
    if (reader.isPresent()) {
      FileState state = new FileState(attributes.size(), attributes.lastModifiedTime().toInstant());
      readable.put(name, new FoundFile(name, file, state, reader.get()));
    } else {
      skipped.merge(Readers.ending(name), 1L, Long::sum);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException error) {
    problems.add(new Problem(folder.relativize(file).toString(), "cannot be read: " + error));
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  Map<String, FoundFile> readable() {
    return readable;
  }

  Map<String, Long> skipped() {
    return skipped;
  }

  List<Problem> problems() {
    return problems;
  }
}
