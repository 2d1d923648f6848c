package dev.mizzen;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Makes documents of plain text files. */
public final class Documents {
  /** The size of the largest file that becomes a document, in bytes: 16 MiB. */
  public static final long MAX_FILE_BYTES = 16L << 20;

  private static final Set<String> ENDINGS = Set.of("txt", "md");

  private Documents() {}

  /**
   * The {@code .txt} and {@code .md} files (UTF-8) below {@code folder}, in the order of their
   * paths, each read only when its turn comes. Ids are paths relative to the folder, with {@code /}
   * between names. The stream holds no file open, so it need not be closed.
   *
   * @throws IllegalArgumentException if {@code folder} is not a folder
   * @throws UncheckedIOException naming the file, here or later, if one cannot be read, is not
   *     UTF-8, or is larger than {@link #MAX_FILE_BYTES}
   */
  public static Stream<Document> inFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("not a folder: " + folder.toAbsolutePath());
    }
    return textFiles(folder).stream().map(file -> Document.of(id(folder, file), read(file)));
  }

  private static List<Path> textFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Documents::isText).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder.toAbsolutePath(), e);
    }
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
  }

  private static String id(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  private static String read(Path file) {
    try {
      requireSmall(file, Files.size(file));
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(file + " is not UTF-8; convert it first", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void requireSmall(Path file, long bytes) {
    if (bytes > MAX_FILE_BYTES) {
      String problem =
          file
              + " has "
              + bytes
              + " bytes, but a document may have at most "
              + MAX_FILE_BYTES
              + "; split it, or move it out of the folder";
      throw new UncheckedIOException(problem, new IOException(problem));
    }
  }
}
