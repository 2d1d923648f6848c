package dev.mizzen.samples.search.source;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out what kind of source a folder is. */
public final class Sources {
  private Sources() {}

  /**
   * The source in {@code folder}: its {@code corpus.jsonl} or {@code corpus.jsonl.gz}, or else all
   * texts below it.
   *
   * @throws IllegalArgumentException if it is not a folder, or has no documents
   */
  public static DocumentSource in(Path folder) {
    if (!Files.exists(folder)) {
      throw new IllegalArgumentException("there is no folder " + folder.toAbsolutePath());
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder.toAbsolutePath() + " is a file; give the folder it is in");
    }
    DocumentSource source = BeirSource.in(folder).orElseGet(() -> new FolderSource(folder));
    if (source.count() == 0) {
      throw new IllegalArgumentException(
          "no documents in "
              + folder.toAbsolutePath()
              + ": looked for .txt, .md, .jsonl and .jsonl.gz files with something in them");
    }
    return source;
  }
}
