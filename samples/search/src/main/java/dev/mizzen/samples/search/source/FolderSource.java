package dev.mizzen.samples.search.source;

import dev.mizzen.Document;
import dev.mizzen.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files below a folder: each {@code .txt} and {@code .md} is a document, each line of a {@code
 * .jsonl} or {@code .jsonl.gz} is one.
 */
final class FolderSource implements DocumentSource {
  private final Path folder;

  FolderSource(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String description() {
    return folder.toString();
  }

  @Override
  public String name() {
    return FolderNames.of(folder);
  }

  @Override
  public String key() {
    return folder.toString();
  }

  @Override
  public String version() {
    return FileVersions.of(files());
  }

  @Override
  public long count() {
    long texts = files().stream().filter(file -> !isJson(file)).count();
    return texts + jsonFiles().stream().map(TextInput::of).mapToLong(TextInput::countLines).sum();
  }

  @Override
  public Stream<Document> documents() {
    Set<String> seen = new HashSet<>();
    Stream<Document> ofJson =
        jsonFiles().stream().flatMap(file -> JsonDocuments.read(TextInput.of(file), seen));
    return Stream.concat(texts(), ofJson);
  }

  @Override
  public List<Question> questions() {
    return List.of();
  }

  private Stream<Document> texts() {
    try {
      return Documents.inFolder(folder);
    } catch (UncheckedIOException e) {
      throw new SourceException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<Path> jsonFiles() {
    return files().stream().filter(FolderSource::isJson).toList();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(FolderSource::isTaken).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new SourceException("cannot list " + folder + ": " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new SourceException(
          "cannot list " + folder + ": " + Objects.requireNonNull(e.getCause()).getMessage(), e);
    }
  }

  private static boolean isTaken(Path file) {
    String name = name(file);
    return name.endsWith(".txt") || name.endsWith(".md") || isJson(file);
  }

  private static boolean isJson(Path file) {
    return name(file).endsWith(".jsonl") || name(file).endsWith(".jsonl.gz");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
